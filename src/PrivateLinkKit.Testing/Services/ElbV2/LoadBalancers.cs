using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class LoadBalancers
{
    private static readonly TimeSpan ApplicationProvisioning = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan NetworkProvisioning = TimeSpan.FromSeconds(180);

    public static CreateLoadBalancerResult Create(ServiceCall call, CreateLoadBalancerRequest request)
    {
        var region = call.Region;
        var type = request.Type ?? LoadBalancerTypes.Application;
        var scheme = request.Scheme ?? LoadBalancerTypes.InternetFacing;
        CheckEmulated(type, request.IpAddressType);
        ResourceNames.CheckLoadBalancer(request.Name!);
        var placement = LoadBalancerPlacement.Check(region, type, scheme, request.Subnets, request.SubnetMappings);
        var groups = LoadBalancerSecurityGroups.Check(region, type, placement.VpcId, request.SecurityGroups);
        var tags = Tagging.Check(request.Tags);

        var id = region.Cloud.Ids.Hex(16);
        var wanted = new LoadBalancer
        {
            LoadBalancerArn = ElbV2Arns.LoadBalancer(region, type, request.Name!, id),
            DNSName = ElbV2Arns.DnsName(region, type, scheme, request.Name!, id),
            CanonicalHostedZoneId = HostedZones.Of(region.Name, type),
            CreatedTime = region.Cloud.Now,
            LoadBalancerName = request.Name,
            Scheme = scheme,
            VpcId = placement.VpcId,
            State = new LoadBalancerState { Code = "provisioning" },
            Type = type,
            AvailabilityZones = LoadBalancerSubnets.Zones(placement),
            SecurityGroups = groups,
            IpAddressType = "ipv4",
        };
        var existing = region.ElbV2.LoadBalancers.FirstOrDefault(balancer => balancer.LoadBalancerName == request.Name);
        if (existing is null)
        {
            ElbV2Quotas.LoadBalancer(region, type);
            Add(region, wanted, placement, tags);
        }
        else if (!Same(existing, wanted) || !Tagging.Same(region, existing.LoadBalancerArn!, tags))
        {
            throw ElbV2Errors.DuplicateLoadBalancerName(request.Name!);
        }

        return new CreateLoadBalancerResult { LoadBalancers = [existing ?? wanted] };
    }

    public static DescribeLoadBalancersResult Describe(ServiceCall call, DescribeLoadBalancersRequest request)
    {
        Markers.CheckCount(request.LoadBalancerArns, "load balancers");
        Markers.CheckCount(request.Names, "load balancers");
        if (request.LoadBalancerArns is { Count: > 0 } && request.Names is { Count: > 0 })
        {
            throw ElbV2Errors.Validation("Load balancer names and load balancer ARNs cannot be specified at the same time");
        }

        IEnumerable<LoadBalancer> found =
            request.LoadBalancerArns is { Count: > 0 } arns ? arns.Distinct().Select(arn => Get(call.Region, arn))
            : request.Names is { Count: > 0 } names ? ByNames(call.Region, names)
            : call.Region.ElbV2.LoadBalancers;
        var (page, next) = Markers.Page(found, balancer => balancer.LoadBalancerArn!, request.Marker, request.PageSize);
        return new DescribeLoadBalancersResult { LoadBalancers = page, NextMarker = next };
    }

    public static DeleteLoadBalancerResult Delete(ServiceCall call, DeleteLoadBalancerRequest request)
    {
        var region = call.Region;
        var store = region.ElbV2;
        var arn = request.LoadBalancerArn!;
        if (store.LoadBalancers.Find(arn) is not null)
        {
            CheckDeletable(region, arn);
            foreach (var listener in store.ListenersOf(arn))
            {
                Listeners.Remove(region, listener);
            }

            foreach (var node in store.NodesOf(arn))
            {
                LoadBalancerNodes.Remove(region, node);
            }

            store.LoadBalancers.Remove(arn);
            store.Attributes.Remove(arn);
            store.Tags.Remove(arn);
        }

        return new DeleteLoadBalancerResult();
    }

    public static LoadBalancer Get(AccountRegion region, string arn) => region.ElbV2.LoadBalancers.Find(arn) ?? throw ElbV2Errors.LoadBalancerNotFound(arn);

    private static List<LoadBalancer> ByNames(AccountRegion region, IReadOnlyList<string> names)
    {
        var found = region.ElbV2.LoadBalancers.Where(balancer => names.Contains(balancer.LoadBalancerName!)).ToList();
        var missing = names.Except(found.Select(balancer => balancer.LoadBalancerName!)).ToList();
        return missing.Count == 0 ? found : throw ElbV2Errors.LoadBalancersNotFound(missing);
    }

    private static void CheckEmulated(string type, string? addressType)
    {
        if (type is not (LoadBalancerTypes.Application or LoadBalancerTypes.Network))
        {
            throw ElbV2Errors.NotEmulated($"load balancers of type '{type}'");
        }

        if (addressType is not (null or "ipv4"))
        {
            throw ElbV2Errors.NotEmulated($"the IP address type '{addressType}'");
        }
    }

    private static void Add(AccountRegion region, LoadBalancer balancer, LoadBalancerPlacement placement, IReadOnlyDictionary<string, string> tags)
    {
        var arn = balancer.LoadBalancerArn!;
        LoadBalancerNodes.Add(region, balancer, placement.Subnets);
        region.ElbV2.LoadBalancers.Put(balancer);
        AttributeValues.SetDefaults(region, arn, AttributeCatalog.Of(balancer));
        Tagging.Set(region, arn, tags);
        region.Cloud.Timeline.After(
            balancer.Type == LoadBalancerTypes.Network ? NetworkProvisioning : ApplicationProvisioning,
            () => region.ElbV2.LoadBalancers.Change(arn, row => row with { State = new LoadBalancerState { Code = "active" } }));
    }

    private static bool Same(LoadBalancer existing, LoadBalancer wanted) =>
        existing.Type == wanted.Type
        && existing.Scheme == wanted.Scheme
        && SubnetsOf(existing).SetEquals(SubnetsOf(wanted))
        && new HashSet<string>(existing.SecurityGroups ?? []).SetEquals(wanted.SecurityGroups ?? []);

    /// <summary>The subnets, each with the addresses that were asked for there.</summary>
    private static HashSet<string> SubnetsOf(LoadBalancer balancer) =>
    [
        .. balancer.AvailabilityZones!.Select(zone =>
            $"{zone.SubnetId} {string.Join(' ', (zone.LoadBalancerAddresses ?? []).Select(address => address.PrivateIPv4Address ?? address.AllocationId))}"),
    ];

    private static void CheckDeletable(AccountRegion region, string arn)
    {
        if (region.ElbV2.Attribute(arn, AttributeCatalog.DeletionProtection) == "true")
        {
            throw ElbV2Errors.DeletionProtected(arn);
        }

        if (region.Ec2.VpcEndpointServices.Any(service => service.NetworkLoadBalancerArns?.Contains(arn) == true))
        {
            throw ElbV2Errors.LoadBalancerInUse(arn);
        }

        if (region.ElbV2.Targets.FirstOrDefault(target => target.Id == arn && !target.Draining) is { } target)
        {
            throw ElbV2Errors.LoadBalancerIsTarget(arn, target.TargetGroupArn);
        }
    }
}
