using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Changes of single attributes of an instance; some need it stopped.</summary>
internal static class InstanceModifications
{
    public static ModifyInstanceAttributeResult Modify(ServiceCall call, ModifyInstanceAttributeRequest request)
    {
        var (region, instance) = (call.Region, Existing.Instance(call.Region, request.InstanceId!));
        List<Action> changes =
        [
            .. request.Groups is { } groups ? [() => SetGroups(region, instance, groups)] : None,
            .. request.DisableApiTermination is { } protection
                ? [() => SetOptions(region, instance, options => options with { DisableApiTermination = protection.Value is true })] : None,
            .. request.DisableApiStop is { } stopProtection
                ? [() => SetOptions(region, instance, options => options with { DisableApiStop = stopProtection.Value is true })] : None,
            .. request.InstanceInitiatedShutdownBehavior is { } behavior
                ? [() => SetOptions(region, instance, options => options with { ShutdownBehavior = InstanceOptions.CheckedShutdown(behavior.Value) })] : None,
            .. request.UserData is { } data
                ? [() => SetOptions(region, Stopped(instance), options => options with { UserData = UserData.Checked(TextOf(data)) })] : None,
            .. request.InstanceType is { } type
                ? [() => region.Ec2.Instances.Put(Stopped(instance) with { InstanceType = InstanceTypes.CheckedFor(instance, type.Value ?? "") })] : None,
            .. request.EbsOptimized is { } optimized
                ? [() => region.Ec2.Instances.Put(Stopped(instance) with { EbsOptimized = optimized.Value })] : None,
            .. request.SourceDestCheck is { } check ? [() => SetSourceDestCheck(region, instance, check.Value is true)] : None,
            .. request.BlockDeviceMappings is { Count: > 0 } devices ? [() => SetDeleteOnTermination(region, instance, devices)] : None,
        ];
        if (changes is not [var change])
        {
            throw Ec2Errors.InvalidCombination(changes is [] ? "No attributes specified." : "Fields for multiple attribute types specified");
        }

        change();
        return new();
    }

    private static Action[] None => [];

    private static Instance Stopped(Instance instance) => instance.State == InstanceStates.Stopped
        ? instance
        : throw new AwsErrorException("IncorrectInstanceState", $"The instance '{instance.InstanceId}' is not in the 'stopped' state.");

    // The SDKs encode blobs: the value has the bytes of the user data itself.
    private static string TextOf(BlobAttributeValue data) => Convert.ToBase64String(data.Value ?? []);

    private static void SetOptions(AccountRegion region, Instance instance, Func<InstanceOptions, InstanceOptions> change) =>
        region.Ec2.InstanceOptions.Change(instance.InstanceId!, change);

    private static void SetGroups(AccountRegion region, Instance instance, IReadOnlyList<string> groupIds)
    {
        var groups = SecurityGroups.Identify(region, groupIds, instance.VpcId!);
        region.Ec2.NetworkInterfaces.Change(FirstOf(instance), networkInterface => networkInterface with { Groups = groups });
        region.Ec2.Instances.Put(instance with { SecurityGroups = groups });
    }

    private static void SetSourceDestCheck(AccountRegion region, Instance instance, bool isOn)
    {
        region.Ec2.NetworkInterfaces.Change(FirstOf(instance), networkInterface => networkInterface with { SourceDestCheck = isOn });
        region.Ec2.Instances.Put(instance with { SourceDestCheck = isOn });
    }

    private static void SetDeleteOnTermination(AccountRegion region, Instance instance, IReadOnlyList<InstanceBlockDeviceMappingSpecification> devices)
    {
        foreach (var device in devices)
        {
            var attached = instance.BlockDeviceMappings!.FirstOrDefault(known => known.DeviceName == device.DeviceName)
                ?? throw Ec2Errors.InvalidValue(device.DeviceName ?? "", "blockDeviceMapping.deviceName", "The instance has no such device.");
            VolumeAttachments.Change(region, attached.Ebs!.VolumeId!, attachment => attachment with
            {
                DeleteOnTermination = device.Ebs?.DeleteOnTermination ?? attachment.DeleteOnTermination,
            });
        }
    }

    private static string FirstOf(Instance instance) => instance.NetworkInterfaces is [var first, ..]
        ? first.NetworkInterfaceId!
        : throw Ec2Errors.InvalidInstanceState(instance.InstanceId!);
}
