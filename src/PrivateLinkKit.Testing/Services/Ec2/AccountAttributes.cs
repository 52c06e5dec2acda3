using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Attributes of the account: its default VPC, and quotas, enforced if <see cref="EmbeddedAwsOptions.Quotas"/> is set.</summary>
internal static class AccountAttributes
{
    public static DescribeAccountAttributesResult Describe(ServiceCall call, DescribeAccountAttributesRequest request)
    {
        var defaultVpc = call.Region.Ec2.Vpcs.FirstOrDefault(vpc => vpc.IsDefault is true)?.VpcId ?? "none";
        (string Name, string Value)[] all =
        [
            ("supported-platforms", "VPC"),
            ("default-vpc", defaultVpc),
            ("max-instances", "20"),
            ("max-elastic-ips", "5"),
            ("vpc-max-elastic-ips", "5"),
            ("vpc-max-security-groups-per-interface", "5"),
        ];
        var asked = all.Where(attribute => request.AttributeNames is null or [] || request.AttributeNames.Contains(attribute.Name));
        return new()
        {
            AccountAttributes =
            [
                .. asked.Select(attribute => new AccountAttribute
                {
                    AttributeName = attribute.Name,
                    AttributeValues = [new() { AttributeValue = attribute.Value }],
                }),
            ],
        };
    }
}
