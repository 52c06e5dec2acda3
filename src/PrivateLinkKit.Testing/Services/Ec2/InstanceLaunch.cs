using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Launches of instances.</summary>
internal sealed class InstanceLaunch(InstanceLifecycle lifecycle)
{
    // Above any default quota; AWS counts vCPUs.
    private const int MostInstances = 1000;

    public RunInstancesResult Run(ServiceCall call, RunInstancesRequest asked) =>
        call.Once(asked.ClientToken, () => Launch(call.Region, asked, serviceTags: []));

    /// <summary>Launches instances, with the tags of another service that asks for them.</summary>
    public RunInstancesResult Launch(AccountRegion region, RunInstancesRequest asked, IReadOnlyList<Tag> serviceTags)
    {
        var (request, templateTags) = TemplateLaunch.Resolve(region, asked);
        var image = MachineImages.ForLaunch(region, request.ImageId ?? throw Ec2Errors.Missing("ImageId"));
        InstanceOptions.CheckCredits(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!, request.CreditSpecification?.CpuCredits);
        InstanceTypes.CheckArchitecture(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!, image);
        KeyPairs.Check(region, request.KeyName);
        CheckCount(request);
        var interfaces = InstanceInterfaces.Of(region, request);
        var volumes = InstanceVolumes.Of(region, image, request.BlockDeviceMappings);
        var prototype = Prototype(region, request, image, Existing.Subnet(region, interfaces[0].SubnetId!));
        prototype = prototype with { Tags = [.. prototype.Tags!, .. templateTags, .. serviceTags] };
        var options = new InstanceOptions("", request.CreditSpecification?.CpuCredits, request.DisableApiTermination is true)
        {
            DisableApiStop = request.DisableApiStop is true,
            ShutdownBehavior = InstanceOptions.CheckedShutdown(request.InstanceInitiatedShutdownBehavior),
            UserData = UserData.Checked(request.UserData),
        };
        var interfaceTags = TagSpecifications.For(request.TagSpecifications, "network-interface", "instance", "volume");
        var volumeTags = TagSpecifications.For(request.TagSpecifications, "volume", "instance", "network-interface");
        var reservation = region.Cloud.Ids.Next("r-");
        var launched = new List<Instance>();
        for (var count = CountOf(region, request, interfaces); launched.Count < count;)
        {
            var id = region.Cloud.Ids.Next("i-");
            var own = InstanceInterfaces.Create(region, id, interfaces, interfaceTags);
            var instance = With(prototype with { InstanceId = id, AmiLaunchIndex = launched.Count }, own) with
            {
                BlockDeviceMappings = InstanceVolumes.Create(region, id, prototype.Placement!, volumes, volumeTags),
            };
            region.Ec2.Instances.Put(instance);
            region.Ec2.InstanceOptions.Put(options with { InstanceId = id, HasPublicAddress = own[0].Association is { AllocationId: null } });
            region.Ec2.Reservations[id] = reservation;
            lifecycle.Begin(region, id);
            launched.Add(instance);
        }

        return new RunInstancesResult { ReservationId = reservation, OwnerId = region.Account, Groups = [], Instances = launched };
    }

    private static void CheckCount(RunInstancesRequest request)
    {
        if (request.MinCount < 1 || request.MaxCount < request.MinCount)
        {
            throw Ec2Errors.InvalidValue($"{request.MinCount}", "minCount", "At least one instance and at most maxCount must be asked for.");
        }

        if (request.PrivateIpAddress is not null && request.MaxCount != 1)
        {
            throw Ec2Errors.InvalidCombination("A private IP address can only be given to a single instance");
        }
    }

    private static int CountOf(AccountRegion region, RunInstancesRequest request, IReadOnlyList<InstanceNetworkInterfaceSpecification> interfaces)
    {
        var room = MostInstances - region.Ec2.Instances.Count(instance => instance.State != InstanceStates.Terminated);
        if (request.MinCount > room)
        {
            throw Ec2Errors.InstanceLimit(request.MinCount!.Value, MostInstances);
        }

        var count = Math.Min(request.MaxCount!.Value, room);
        foreach (var inSubnet in interfaces.Where(one => one.NetworkInterfaceId is null).GroupBy(one => one.SubnetId!))
        {
            count = Math.Min(count, Subnets.FreeAddresses(region, Existing.Subnet(region, inSubnet.Key)) / inSubnet.Count());
        }

        if (count < request.MinCount)
        {
            throw Ec2Errors.NoFreeAddresses(interfaces[0].SubnetId!);
        }

        Ec2Quotas.NetworkInterface(region, count * interfaces.Count(one => one.NetworkInterfaceId is null));
        return count;
    }

    private static Instance Prototype(AccountRegion region, RunInstancesRequest request, Image image, Subnet subnet) => InstanceDefaults.Instance with
    {
        ImageId = image.ImageId,
        Architecture = image.Public is true
            ? image.Architecture
            : InstanceTypes.ArchitectureOf(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!),
        RootDeviceName = image.RootDeviceName,
        InstanceType = request.InstanceType ?? InstanceDefaults.Instance.InstanceType,
        ClientToken = request.ClientToken ?? "",
        KeyName = request.KeyName,
        IamInstanceProfile = LaunchProfile.Of(region, request.IamInstanceProfile),
        EbsOptimized = request.EbsOptimized is true,
        Monitoring = new() { State = request.Monitoring?.Enabled is true ? "enabled" : "disabled" },
        MetadataOptions = MetadataOptions.Merge(InstanceDefaults.Instance.MetadataOptions!, request.MetadataOptions),
        State = InstanceStates.Pending,
        LaunchTime = region.Cloud.Now,
        Placement = new() { AvailabilityZone = subnet.AvailabilityZone, AvailabilityZoneId = subnet.AvailabilityZoneId, Tenancy = "default" },
        Tags = TagSpecifications.For(request.TagSpecifications, "instance", "network-interface", "volume"),
    };

    private static Instance With(Instance instance, IReadOnlyList<NetworkInterface> own) => instance with
    {
        SubnetId = own[0].SubnetId,
        VpcId = own[0].VpcId,
        PrivateIpAddress = own[0].PrivateIpAddress,
        PrivateDnsName = own[0].PrivateDnsName,
        SecurityGroups = own[0].Groups,
        NetworkInterfaces = [.. own.Select(InstanceDefaults.View)],
    };
}
