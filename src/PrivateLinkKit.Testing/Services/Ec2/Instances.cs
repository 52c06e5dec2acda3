using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Instances: locations in a subnet. Nothing runs on them.</summary>
internal static class Instances
{
    // Above any default quota; AWS counts vCPUs.
    private const int MostInstances = 1000;

    private static readonly InstanceState Pending = new() { Code = 0, Name = "pending" };
    private static readonly InstanceState Running = new() { Code = 16, Name = "running" };
    private static readonly InstanceState ShuttingDown = new() { Code = 32, Name = "shutting-down" };
    private static readonly InstanceState Terminated = new() { Code = 48, Name = "terminated" };
    private static readonly TimeSpan ShownAfterTermination = TimeSpan.FromHours(1);

    public static RunInstancesResult Run(ServiceCall call, RunInstancesRequest request) => call.Once(request.ClientToken, () =>
    {
        // Any well-formed image id is accepted: AWS's images are not known here.
        var imageId = request.ImageId ?? throw Ec2Errors.Missing("ImageId");
        if (!Ec2Errors.IsId(imageId, "ami-"))
        {
            throw Ec2Errors.ImageNotFound(imageId);
        }

        InstanceOptions.Check(request);
        var subnet = SubnetOf(call.Region, request.SubnetId, request.Placement?.AvailabilityZone);
        if (request.MinCount < 1 || request.MaxCount < request.MinCount)
        {
            throw Ec2Errors.InvalidValue($"{request.MinCount}", "minCount", "At least one instance and at most maxCount must be asked for.");
        }

        if (request.PrivateIpAddress is not null && request.MaxCount != 1)
        {
            throw Ec2Errors.InvalidCombination("A private IP address can only be given to a single instance");
        }

        var room = MostInstances - call.Region.Ec2.Instances.Count(instance => instance.State != Terminated);
        if (request.MinCount > room)
        {
            throw Ec2Errors.InstanceLimit(request.MinCount!.Value, MostInstances);
        }

        var tags = TagSpecifications.For(request.TagSpecifications, "instance", "network-interface", "volume");
        var interfaceTags = TagSpecifications.For(request.TagSpecifications, "network-interface", "instance", "volume");
        var reservation = call.Cloud.Ids.Next("r-");
        var count = Math.Min(Math.Min(request.MaxCount!.Value, room), Subnets.FreeAddresses(call.Region, subnet));
        if (count < request.MinCount)
        {
            throw Ec2Errors.NoFreeAddresses(subnet.SubnetId!);
        }

        IReadOnlyList<Instance> instances = [.. Enumerable.Range(0, count).Select(_ => Launch(call, request, subnet, tags, interfaceTags))];
        foreach (var instance in instances)
        {
            call.Region.Ec2.Reservations[instance.InstanceId!] = reservation;
        }

        return new RunInstancesResult { ReservationId = reservation, OwnerId = call.Account, Groups = [], Instances = instances };
    });

    public static DescribeInstancesResult Describe(ServiceCall call, DescribeInstancesRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Instances.Select(instance => InstanceView.Of(call.Region, instance)))
            .WithIds(request.InstanceIds, view => view.Instance.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(InstanceFilters.Instances, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new()
        {
            Reservations =
            [
                .. page.Rows.GroupBy(view => view.ReservationId, view => view.Instance)
                    .Select(same => new Reservation { ReservationId = same.Key, OwnerId = call.Account, Groups = [], Instances = [.. same] }),
            ],
            NextToken = page.NextToken,
        };
    }

    public static DescribeInstanceStatusResult DescribeStatus(ServiceCall call, DescribeInstanceStatusRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.Instances.Where(instance => request.IncludeAllInstances is true || instance.State == Running).Select(Status))
            .WithIds(request.InstanceIds, status => status.InstanceId!, Ec2Errors.InstanceNotFound)
            .Where(InstanceFilters.Statuses, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { InstanceStatuses = page.Rows, NextToken = page.NextToken };
    }

    public static TerminateInstancesResult Terminate(ServiceCall call, TerminateInstancesRequest request)
    {
        var instances = request.InstanceIds!.Select(id => Existing.Instance(call.Region, id)).ToList();
        if (instances.Find(instance => InstanceAttributes.IsProtected(call.Region, instance.InstanceId!)) is { } kept)
        {
            throw Ec2Errors.NotPermitted(
                $"The instance '{kept.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        }

        return new() { TerminatingInstances = [.. instances.Select(instance => Terminate(call.Region, instance))] };
    }

    private static Subnet SubnetOf(AccountRegion region, string? subnetId, string? zone)
    {
        if (subnetId is null)
        {
            return DefaultVpc.Subnet(region, zone);
        }

        var subnet = Existing.Subnet(region, subnetId);
        return zone is null || zone == subnet.AvailabilityZone
            ? subnet
            : throw Ec2Errors.InvalidValue(zone, "availabilityZone", $"Subnet '{subnetId}' is in the availability zone {subnet.AvailabilityZone}");
    }

    private static Instance Launch(ServiceCall call, RunInstancesRequest request, Subnet subnet, IReadOnlyList<Tag> tags, IReadOnlyList<Tag> interfaceTags)
    {
        var id = call.Cloud.Ids.Next("i-");
        var networkInterface = NetworkInterfaces.CreateFor(call.Region, id, subnet.SubnetId!, request.SecurityGroupIds, request.PrivateIpAddress);
        call.Region.Ec2.NetworkInterfaces.Put(networkInterface with { TagSet = interfaceTags });
        var instance = InstanceDefaults.Instance with
        {
            InstanceId = id,
            ImageId = request.ImageId,
            InstanceType = request.InstanceType ?? InstanceDefaults.Instance.InstanceType,
            ClientToken = request.ClientToken ?? "",
            State = Pending,
            LaunchTime = call.Now,
            Placement = new() { AvailabilityZone = subnet.AvailabilityZone, AvailabilityZoneId = subnet.AvailabilityZoneId, Tenancy = "default" },
            SubnetId = subnet.SubnetId,
            VpcId = subnet.VpcId,
            PrivateIpAddress = networkInterface.PrivateIpAddress,
            PrivateDnsName = networkInterface.PrivateDnsName,
            SecurityGroups = networkInterface.Groups,
            NetworkInterfaces = [InstanceDefaults.View(networkInterface)],
            Tags = tags,
        };
        call.Region.Ec2.Instances.Put(instance);
        call.Region.Ec2.InstanceOptions.Put(new(id, request.CreditSpecification?.CpuCredits, request.DisableApiTermination is true));
        call.Cloud.Timeline.After(TimeSpan.FromSeconds(20), () => Move(call.Region, id, from: Pending, to: Running));
        return instance;
    }

    private static InstanceStateChange Terminate(AccountRegion region, Instance instance)
    {
        var before = instance.State!;
        if (before != Terminated && before != ShuttingDown)
        {
            region.Ec2.Instances.Put(instance with { State = ShuttingDown });
            region.Cloud.Timeline.After(TimeSpan.FromSeconds(30), () => FinishTermination(region, instance.InstanceId!));
        }

        return new() { InstanceId = instance.InstanceId, PreviousState = before, CurrentState = region.Ec2.Instances.Find(instance.InstanceId)!.State };
    }

    private static void FinishTermination(AccountRegion region, string id)
    {
        foreach (var own in region.Ec2.NetworkInterfaces.Where(networkInterface => networkInterface.Attachment?.InstanceId == id))
        {
            NetworkInterfaces.Delete(region, own.NetworkInterfaceId!);
        }

        region.Ec2.Instances.Change(
            id,
            instance => instance with { State = Terminated, NetworkInterfaces = [], PrivateIpAddress = null, SubnetId = null, VpcId = null });
        region.Cloud.Timeline.Expire(ShownAfterTermination, () =>
        {
            region.Ec2.Instances.Remove(id);
            region.Ec2.InstanceOptions.Remove(id);
        });
    }

    private static void Move(AccountRegion region, string id, InstanceState from, InstanceState to) =>
        region.Ec2.Instances.Change(id, instance => instance.State == from ? instance with { State = to } : instance);

    private static InstanceStatus Status(Instance instance)
    {
        var status = instance.State == Running
            ? new InstanceStatusSummary { Status = "ok", Details = [new() { Name = "reachability", Status = "passed" }] }
            : new InstanceStatusSummary { Status = "not-applicable" };
        return new()
        {
            InstanceId = instance.InstanceId,
            InstanceState = instance.State,
            AvailabilityZone = instance.Placement?.AvailabilityZone,
            AvailabilityZoneId = instance.Placement?.AvailabilityZoneId,
            Status = status,
            SystemStatus = status,
        };
    }
}
