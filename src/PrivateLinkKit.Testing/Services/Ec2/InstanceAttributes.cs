using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Attributes of an instance that tools read individually, with the defaults of RunInstances.</summary>
internal static class InstanceAttributes
{
    internal static readonly Filters<Instance> CreditFilters = new(Ec2Operations.DescribeInstanceCreditSpecifications)
    {
        { "instance-id", instance => instance.InstanceId },
    };

    public static DescribeInstanceAttributeResult Describe(ServiceCall call, DescribeInstanceAttributeRequest request)
    {
        var instance = Existing.Instance(call.Region, request.InstanceId!);
        var options = InstanceOptions.Of(call.Region, instance);
        var result = new DescribeInstanceAttributeResult { InstanceId = instance.InstanceId };
        return request.Attribute switch
        {
            "blockDeviceMapping" => result with { BlockDeviceMappings = instance.BlockDeviceMappings },
            "disableApiStop" => result with { DisableApiStop = new() { Value = options.DisableApiStop } },
            "disableApiTermination" => result with { DisableApiTermination = new() { Value = options.DisableApiTermination } },
            "ebsOptimized" => result with { EbsOptimized = new() { Value = instance.EbsOptimized } },
            "enaSupport" => result with { EnaSupport = new() { Value = true } },
            "enclaveOptions" => result with { EnclaveOptions = new() { Enabled = false } },
            "groupSet" => result with { Groups = instance.SecurityGroups },
            "instanceInitiatedShutdownBehavior" => result with { InstanceInitiatedShutdownBehavior = new() { Value = options.ShutdownBehavior } },
            "instanceType" => result with { InstanceType = new() { Value = instance.InstanceType } },
            "kernel" => result with { KernelId = new() },
            "productCodes" => result with { ProductCodes = [] },
            "ramdisk" => result with { RamdiskId = new() },
            "rootDeviceName" => result with { RootDeviceName = new() { Value = instance.RootDeviceName } },
            "sourceDestCheck" => result with { SourceDestCheck = new() { Value = instance.SourceDestCheck } },
            "sriovNetSupport" => result with { SriovNetSupport = new() },
            "userData" => result with { UserData = new() { Value = options.UserData } },
            var other => throw Ec2Errors.InvalidValue(other!, "attribute"),
        };
    }

    /// <summary>true if <c>TerminateInstances</c> is refused.</summary>
    public static bool IsProtected(AccountRegion region, string instanceId) => region.Ec2.InstanceOptions.Find(instanceId)?.DisableApiTermination is true;

    public static DescribeInstanceCreditSpecificationsResult DescribeCredits(ServiceCall call, DescribeInstanceCreditSpecificationsRequest request)
    {
        var asked = request.InstanceIds ?? [];
        if (asked.Select(id => Existing.Instance(call.Region, id)).FirstOrDefault(instance => CreditsOf(instance) is null) is { } fixedPerformance)
        {
            throw Ec2Errors.InvalidValue($"The instance '{fixedPerformance.InstanceId}' is not a burstable performance instance.");
        }

        // Without ids only unlimited ones are returned (DescribeInstanceCreditSpecifications).
        var page = Listing.Of(call.Region.Ec2.Instances.Where(instance => asked is not [] || CreditsOf(instance) is InstanceOptions.Unlimited))
            .WithIds(asked, instance => instance.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(CreditFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new()
        {
            InstanceCreditSpecifications =
                [.. page.Rows.Select(instance => new InstanceCreditSpecification { InstanceId = instance.InstanceId, CpuCredits = CreditsOf(instance) })],
            NextToken = page.NextToken,
        };

        string? CreditsOf(Instance instance) => InstanceOptions.CreditsOf(call.Region, instance);
    }
}
