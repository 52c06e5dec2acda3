using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>What tools read of an instance one by one: all as RunInstances leaves it when it is told nothing.</summary>
internal static class InstanceAttributes
{
    private const string Unlimited = "unlimited";

    internal static readonly Filters<Instance> CreditFilters = new(Ec2Operations.DescribeInstanceCreditSpecifications)
    {
        { "instance-id", instance => instance.InstanceId },
    };

    public static DescribeInstanceAttributeResult Describe(CallContext call, DescribeInstanceAttributeRequest request)
    {
        var instance = Instances.Get(call.Region, request.InstanceId!);
        var result = new DescribeInstanceAttributeResult { InstanceId = instance.InstanceId };
        return request.Attribute switch
        {
            "blockDeviceMapping" => result with { BlockDeviceMappings = [] },
            "disableApiStop" => result with { DisableApiStop = Off() },
            "disableApiTermination" => result with { DisableApiTermination = Off() },
            "ebsOptimized" => result with { EbsOptimized = Off() },
            "enaSupport" => result with { EnaSupport = new() { Value = true } },
            "enclaveOptions" => result with { EnclaveOptions = new() { Enabled = false } },
            "groupSet" => result with { Groups = instance.SecurityGroups },
            "instanceInitiatedShutdownBehavior" => result with { InstanceInitiatedShutdownBehavior = new() { Value = "stop" } },
            "instanceType" => result with { InstanceType = new() { Value = instance.InstanceType } },
            "kernel" => result with { KernelId = new() },
            "productCodes" => result with { ProductCodes = [] },
            "ramdisk" => result with { RamdiskId = new() },
            "rootDeviceName" => result with { RootDeviceName = new() { Value = "/dev/xvda" } },
            "sourceDestCheck" => result with { SourceDestCheck = new() { Value = instance.SourceDestCheck } },
            "sriovNetSupport" => result with { SriovNetSupport = new() },
            "userData" => result with { UserData = new() },
            var other => throw Ec2Errors.InvalidValue(other!, "attribute"),
        };
    }

    public static DescribeInstanceCreditSpecificationsResult DescribeCredits(CallContext call, DescribeInstanceCreditSpecificationsRequest request)
    {
        var asked = request.InstanceIds ?? [];
        if (asked.Select(id => Instances.Get(call.Region, id)).FirstOrDefault(instance => CreditsOf(instance) is null) is { } fixedPerformance)
        {
            throw Ec2Errors.InvalidValue($"The instance '{fixedPerformance.InstanceId}' is not a burstable performance instance.");
        }

        // Without ids only those are told that are unlimited (DescribeInstanceCreditSpecifications).
        var page = Listing.Of(call.Region.Ec2.Instances.Where(instance => asked is not [] || CreditsOf(instance) is Unlimited))
            .WithIds(asked, instance => instance.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(CreditFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new()
        {
            InstanceCreditSpecifications =
                [.. page.Rows.Select(instance => new InstanceCreditSpecification { InstanceId = instance.InstanceId, CpuCredits = CreditsOf(instance) })],
            NextToken = page.NextToken,
        };
    }

    // EC2 user guide, "Unlimited mode for burstable performance instances": T2 starts as standard, later ones as unlimited.
    private static string? CreditsOf(Instance instance) => instance.InstanceType!.Split('.')[0] switch
    {
        "t2" => "standard",
        "t3" or "t3a" or "t4g" => Unlimited,
        _ => null,
    };

    private static AttributeBooleanValue Off() => new() { Value = false };
}
