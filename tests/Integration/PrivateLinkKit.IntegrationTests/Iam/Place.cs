namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The account and region of a call.</summary>
internal sealed record Place(string Account, string Region)
{
    /// <summary>Not a type of IAM: stands for the subnet and the route table, which take a call to AWS to find.</summary>
    public const string Association = "route-table-association";

    // A prefix that starts with another's comes first.
    private static readonly (string Prefix, string Type)[] Ec2Types =
    [
        ("vpce-svc-perm-", "vpc-endpoint-service-permission"), ("vpce-svc-", "vpc-endpoint-service"), ("vpce-", "vpc-endpoint"), ("vpc-", "vpc"),
        ("subnet-", "subnet"), ("igw-", "internet-gateway"), ("eipalloc-", "elastic-ip"), ("nat-", "natgateway"), ("rtb-", "route-table"),
        ("sg-", "security-group"), ("rtbassoc-", Association),
    ];

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>The ARN of an EC2 resource, whose id names its type.</summary>
    public string Ec2(string id) => Arn("ec2", $"{Ec2Types.First(type => id.StartsWith(type.Prefix, StringComparison.Ordinal)).Type}/{id}");

    /// <summary>The ARN of a service-linked role.</summary>
    public string LinkedRole(string service, string name) => $"arn:aws:iam::{Account}:role/aws-service-role/{service}/{name}";
}
