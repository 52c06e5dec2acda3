using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class Listeners
{
    // A target group counts as used for seconds after its listener has been deleted: Terraform and the AWS Load Balancer Controller retry its deletion.
    private static readonly TimeSpan Release = TimeSpan.FromSeconds(3);

    public static CreateListenerResult Create(ServiceCall call, CreateListenerRequest request)
    {
        var region = call.Region;
        var balancer = LoadBalancers.Get(region, request.LoadBalancerArn!);
        var port = CheckPort(request.Port);
        CheckProtocol(balancer, request.Protocol);
        var security = ListenerSecurity.Check(region, request.Protocol!, new(request.Certificates, request.SslPolicy, request.AlpnPolicy));
        var actions = ListenerActions.Check(region, balancer, request.Protocol!, request.DefaultActions);
        var tags = Tagging.Check(request.Tags);

        var listener = region.ElbV2.ListenersOf(balancer.LoadBalancerArn!).FirstOrDefault(listener => listener.Port == port);
        if (listener is null)
        {
            ElbV2Quotas.Listener(region, balancer.LoadBalancerArn!);
            listener = new Listener
            {
                ListenerArn = ElbV2Arns.Listener(region, balancer.LoadBalancerArn!),
                LoadBalancerArn = balancer.LoadBalancerArn,
                Port = port,
                Protocol = request.Protocol,
                DefaultActions = actions,
                Certificates = security.Certificates,
                SslPolicy = security.SslPolicy,
                AlpnPolicy = security.AlpnPolicy,
            };
            region.ElbV2.Listeners.Put(listener);
            AttributeValues.SetDefaults(region, listener.ListenerArn, AttributeCatalog.OfListener(balancer));
            Tagging.Set(region, listener.ListenerArn, tags);
        }
        else if (listener.Protocol != request.Protocol
            || !Same(listener.DefaultActions!, actions)
            || !Same(listener, security)
            || !Tagging.Same(region, listener.ListenerArn!, tags))
        {
            throw ElbV2Errors.DuplicateListener(balancer.LoadBalancerArn!);
        }

        return new CreateListenerResult { Listeners = [listener] };
    }

    public static DescribeListenersResult Describe(ServiceCall call, DescribeListenersRequest request)
    {
        Markers.CheckCount(request.ListenerArns, "listeners");
        var found = (request.LoadBalancerArn, request.ListenerArns ?? []) switch
        {
            ({ } balancer, []) => call.Region.ElbV2.ListenersOf(LoadBalancers.Get(call.Region, balancer).LoadBalancerArn!),
            (null, { Count: > 0 } arns) => arns.Distinct().Select(arn => Get(call.Region, arn)),
            _ => throw ElbV2Errors.Validation("You must specify either listener ARNs or a load balancer ARN"),
        };
        var (page, next) = Markers.Page(found, listener => listener.ListenerArn!, request.Marker, request.PageSize);
        return new DescribeListenersResult { Listeners = page, NextMarker = next };
    }

    public static ModifyListenerResult Modify(ServiceCall call, ModifyListenerRequest request)
    {
        var region = call.Region;
        var listener = Get(region, request.ListenerArn!);
        var balancer = LoadBalancers.Get(region, listener.LoadBalancerArn!);
        var port = CheckPort(request.Port ?? listener.Port);
        var protocol = request.Protocol ?? listener.Protocol;
        CheckProtocol(balancer, protocol);
        if (port != listener.Port)
        {
            CheckPortMayLeave(region, listener);
            if (region.ElbV2.ListenersOf(balancer.LoadBalancerArn!).Any(other => other.Port == port))
            {
                throw ElbV2Errors.DuplicateListener(balancer.LoadBalancerArn!);
            }
        }

        var security = ListenerSecurity.Check(region, protocol!, Wanted(listener, protocol!, request));
        var changed = listener with
        {
            Port = port,
            Protocol = protocol,
            Certificates = security.Certificates,
            SslPolicy = security.SslPolicy,
            AlpnPolicy = security.AlpnPolicy,
            DefaultActions = ListenerActions.Check(region, balancer, protocol!, request.DefaultActions ?? listener.DefaultActions),
        };
        region.ElbV2.Listeners.Put(changed);
        if (!ElbProtocols.IsSecure(protocol!))
        {
            RemoveCertificates(region, listener.ListenerArn!);
        }

        return new ModifyListenerResult { Listeners = [changed] };
    }

    public static DeleteListenerResult Delete(ServiceCall call, DeleteListenerRequest request)
    {
        var listener = Get(call.Region, request.ListenerArn!);
        CheckPortMayLeave(call.Region, listener);
        Remove(call.Region, listener);
        return new DeleteListenerResult();
    }

    public static Listener Get(AccountRegion region, string arn) => region.ElbV2.Listeners.Find(arn) ?? throw ElbV2Errors.ListenerNotFound();

    public static void Remove(AccountRegion region, Listener listener)
    {
        ReleaseGroups(region, listener.DefaultActions);
        foreach (var rule in region.ElbV2.RulesOf(listener.ListenerArn!))
        {
            ReleaseGroups(region, rule.Actions);
            Rules.Remove(region, rule);
        }

        RemoveCertificates(region, listener.ListenerArn!);
        region.ElbV2.Listeners.Remove(listener.ListenerArn);
        region.ElbV2.Attributes.Remove(listener.ListenerArn);
        region.ElbV2.Tags.Remove(listener.ListenerArn);
    }

    private static void RemoveCertificates(AccountRegion region, string listenerArn)
    {
        foreach (var certificate in region.ElbV2.CertificatesOf(listenerArn))
        {
            region.ElbV2.Certificates.Remove(certificate.Key);
        }
    }

    /// <summary>The security of a changed listener: a listener that still terminates TLS keeps what the request does not set.</summary>
    private static ListenerSecurity Wanted(Listener listener, string protocol, ModifyListenerRequest request)
    {
        var kept = ElbProtocols.IsSecure(protocol) ? listener : new Listener();
        return new ListenerSecurity(
            request.Certificates ?? kept.Certificates,
            request.SslPolicy ?? kept.SslPolicy,
            request.AlpnPolicy ?? (protocol is ElbProtocols.Tls ? kept.AlpnPolicy : null))
        {
            KeepsCertificate = request.Certificates is null && kept.Certificates is not null,
        };
    }

    private static void ReleaseGroups(AccountRegion region, IEnumerable<Action>? actions)
    {
        foreach (var group in ForwardedGroups.Of(actions))
        {
            region.ElbV2.Releasing.Add(group);
            region.Cloud.Timeline.After(Release, () => region.ElbV2.Releasing.Remove(group));
        }
    }

    private static int CheckPort(int? port) => port ?? throw ElbV2Errors.Validation("A listener port must be specified");

    private static void CheckProtocol(LoadBalancer balancer, string? protocol)
    {
        ElbProtocols.CheckEmulated("listeners with the protocol", protocol ?? throw ElbV2Errors.Validation("A listener protocol must be specified"));
        if (ElbProtocols.IsHttp(protocol) == (balancer.Type == LoadBalancerTypes.Network))
        {
            throw ElbV2Errors.UnsupportedProtocol($"Listener protocol '{protocol}' is not supported by load balancers of type '{balancer.Type}'");
        }
    }

    private static bool Same(Listener listener, ListenerSecurity security) =>
        listener.SslPolicy == security.SslPolicy
        && (listener.Certificates ?? []).SequenceEqual(security.Certificates ?? [])
        && (listener.AlpnPolicy ?? []).SequenceEqual(security.AlpnPolicy ?? []);

    private static bool Same(IReadOnlyList<Action> left, IReadOnlyList<Action> right) => left.Zip(right).All(pair =>
        pair.First with { ForwardConfig = null } == pair.Second with { ForwardConfig = null }
        && pair.First.ForwardConfig?.TargetGroupStickinessConfig == pair.Second.ForwardConfig?.TargetGroupStickinessConfig
        && (pair.First.ForwardConfig?.TargetGroups ?? []).SequenceEqual(pair.Second.ForwardConfig?.TargetGroups ?? []));

    // The listener of an ALB cannot be deleted while the ALB is a target of an alb target group.
    private static void CheckPortMayLeave(AccountRegion region, Listener listener)
    {
        if (region.ElbV2.Targets.Any(target => target.Id == listener.LoadBalancerArn && target.Port == listener.Port && !target.Draining))
        {
            throw ElbV2Errors.ListenerPortInUse(listener.Port!.Value, listener.LoadBalancerArn!);
        }
    }
}
