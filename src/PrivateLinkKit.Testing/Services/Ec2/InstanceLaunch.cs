using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Launches of instances.</summary>
internal sealed class InstanceLaunch(InstanceLifecycle lifecycle)
{
    // Above any default quota; AWS counts vCPUs.
    private const int MostInstances = 1000;

    public RunInstancesResult Run(ServiceCall call, RunInstancesRequest asked) => call.Once(asked.ClientToken, () =>
    {
        var (request, templateTags) = TemplateLaunch.Resolve(call.Region, asked);
        var image = MachineImages.ForLaunch(call.Region, request.ImageId ?? throw Ec2Errors.Missing("ImageId"));
        InstanceOptions.CheckCredits(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!, request.CreditSpecification?.CpuCredits);
        InstanceTypes.CheckArchitecture(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!, image);
        KeyPairs.Check(call.Region, request.KeyName);
        CheckCount(request);
        var interfaces = InstanceInterfaces.Of(call.Region, request);
        var volumes = InstanceVolumes.Of(call.Region, image, request.BlockDeviceMappings);
        var prototype = Prototype(call, request, image, Existing.Subnet(call.Region, interfaces[0].SubnetId!));
        prototype = prototype with { Tags = [.. prototype.Tags!, .. templateTags] };
        var options = new InstanceOptions("", request.CreditSpecification?.CpuCredits, request.DisableApiTermination is true)
        {
            DisableApiStop = request.DisableApiStop is true,
            ShutdownBehavior = InstanceOptions.CheckedShutdown(request.InstanceInitiatedShutdownBehavior),
            UserData = UserData.Checked(request.UserData),
        };
        var interfaceTags = TagSpecifications.For(request.TagSpecifications, "network-interface", "instance", "volume");
        var volumeTags = TagSpecifications.For(request.TagSpecifications, "volume", "instance", "network-interface");
        var reservation = call.Cloud.Ids.Next("r-");
        var launched = new List<Instance>();
        for (var count = CountOf(call.Region, request, interfaces); launched.Count < count;)
        {
            var id = call.Cloud.Ids.Next("i-");
            var own = InstanceInterfaces.Create(call.Region, id, interfaces, interfaceTags);
            var instance = With(prototype with { InstanceId = id, AmiLaunchIndex = launched.Count }, own) with
            {
                BlockDeviceMappings = InstanceVolumes.Create(call.Region, id, prototype.Placement!, volumes, volumeTags),
            };
            call.Region.Ec2.Instances.Put(instance);
            call.Region.Ec2.InstanceOptions.Put(options with { InstanceId = id, HasPublicAddress = own[0].Association is { AllocationId: null } });
            call.Region.Ec2.Reservations[id] = reservation;
            lifecycle.Begin(call.Region, id);
            launched.Add(instance);
        }

        return new RunInstancesResult { ReservationId = reservation, OwnerId = call.Account, Groups = [], Instances = launched };
    });

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

    private static Instance Prototype(ServiceCall call, RunInstancesRequest request, Image image, Subnet subnet) => InstanceDefaults.Instance with
    {
        ImageId = image.ImageId,
        Architecture = image.Public is true
            ? image.Architecture
            : InstanceTypes.ArchitectureOf(request.InstanceType ?? InstanceDefaults.Instance.InstanceType!),
        RootDeviceName = image.RootDeviceName,
        InstanceType = request.InstanceType ?? InstanceDefaults.Instance.InstanceType,
        ClientToken = request.ClientToken ?? "",
        KeyName = request.KeyName,
        IamInstanceProfile = LaunchProfile.Of(call.Region, request.IamInstanceProfile),
        EbsOptimized = request.EbsOptimized is true,
        Monitoring = new() { State = request.Monitoring?.Enabled is true ? "enabled" : "disabled" },
        MetadataOptions = MetadataOptions.Merge(InstanceDefaults.Instance.MetadataOptions!, request.MetadataOptions),
        State = InstanceStates.Pending,
        LaunchTime = call.Now,
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
