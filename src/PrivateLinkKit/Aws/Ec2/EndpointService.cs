using Amazon.EC2;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal sealed record EndpointService(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPCEndpointService";

    /// <summary>The output <c>ServiceName</c>: the service's name for consumers.</summary>
    public const string ServiceName = nameof(ServiceName);

    /// <summary>Must be active: put their ids into <see cref="Resource.AfterReady"/> too.</summary>
    public required EquatableList<Ref> NetworkLoadBalancerArns { get; init; }

    public required bool AcceptanceRequired { get; init; }

    /// <summary>ARNs, or <c>*</c>.</summary>
    public required EquatableList<string> AllowedPrincipals { get; init; }

    /// <summary>true if permissions granted by others are removed.</summary>
    public bool ExclusivePrincipals { get; init; }

    internal override IEnumerable<string> Admits => AllowedPrincipals;

    public override IEnumerable<Ref> References => NetworkLoadBalancerArns;
}

/// <param name="PhysicalId">The service's id, <c>vpce-svc-…</c>.</param>
internal sealed record EndpointServiceState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, EndpointService.Type, At, PhysicalId)
{
    public required string ServiceName { get; init; }

    public required EquatableList<string> NetworkLoadBalancerArns { get; init; }

    public required bool AcceptanceRequired { get; init; }

    /// <summary>Allowed principals, including those granted by others.</summary>
    public required EquatableList<Permission> Permissions { get; init; }

    /// <summary>true if consumers in other regions may connect, or still do.</summary>
    public bool ServesOtherRegions { get; init; }

    /// <summary>Failure reported by AWS; null if none.</summary>
    public string? Failure { get; init; }

    public override IEnumerable<string> DependsOn => NetworkLoadBalancerArns;

    public override IEnumerable<string> Aliases => [ServiceName];

    internal override bool ServesConsumers => true;

    internal override IEnumerable<string> TaggedParts => Permissions.Where(permission => permission.IsOwn).Select(permission => permission.Id).OfType<string>();

    public override string? Output(string name) => name == EndpointService.ServiceName ? ServiceName : base.Output(name);
}

internal sealed class EndpointServiceHandler() : Ec2Handler<EndpointService, EndpointServiceState>(EndpointService.Type)
{
    private const string LoadBalancers = "NetworkLoadBalancerArns";
    private const string AllowedPrincipals = "AllowedPrincipals";
    private const string AcceptanceRequired = "AcceptanceRequired";
    private const string StateProperty = "ServiceState";

    public override bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users) =>
        NeedsNoConsumers(change) && users.Any(user => user is InterfaceEndpointState);

    internal override bool IsOnlyAtHome => true;

    internal override bool HasPermissions => true;

    /// <summary>AWS refuses to change the load balancers while endpoints are connected (ExistingVpcEndpointConnections).</summary>
    internal override bool NeedsNoConsumers(PropertyChange change) => change.Name == LoadBalancers;

    internal override bool ChangesAdmission(PropertyChange change) => change.Name == AllowedPrincipals;

    /// <summary>Their permissions, beside those that the stack has granted already.</summary>
    internal override (Resource Want, ResourceState Have)? ForConsumers(Resource want, ResourceState have, IEnumerable<Placement> consumers)
    {
        var (wanted, existing) = ((EndpointService)want, (EndpointServiceState)have);
        var accounts = consumers.Select(AccountName.OfRole).OfType<string>().ToHashSet();
        var visible = NameHashTag.On(OwnershipTags.TagsKey, have.Tags);
        return (
            wanted with
            {
                AllowedPrincipals = wanted.AllowedPrincipals.Where(principal => Arn.TryParse(principal, out var arn) && accounts.Contains(arn.Account))
                    .Concat(existing.Permissions.Where(permission => permission.IsOwn || permission.IsBegun)
                        .Select(permission => permission.Principal))
                    .Distinct().Order(StringComparer.Ordinal).ToEquatableList(),
                ExclusivePrincipals = false,
                Tags = have.Tags.Where(tag => !OwnershipTags.IsOwn(tag.Key) && visible.Holds(tag.Key)).ToEquatableList(),
            },
            existing with { NotFetched = [.. have.NotFetched, LoadBalancers, AcceptanceRequired, StateProperty, TagDiff.Property] });
    }

    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<EndpointService, EndpointServiceState> update)
    {
        var (want, have) = (update.Want, update.Have);
        if (update.Properties.FirstOrDefault(NeedsNoConsumers) is { } moved)
        {
            yield return new InterruptionCause(InterruptionCode.ServiceMoved, $"moves to another load balancer: {update.EvidenceOf(moved)}");
        }

        if (update.ByDescription(AllowedPrincipals) is not null)
        {
            var dropped = have.Permissions.Where(permission => ServicePermissions.IsUnwanted(permission, want)).Select(permission => permission.Principal);
            foreach (var cause in PrincipalChanges.Of([.. dropped], [.. AdmittedBy(want, have)]))
            {
                yield return cause;
            }
        }
    }

    internal override IEnumerable<string> AdmittedBy(Resource want, ResourceState have) => want.Admits.Concat(
        from permission in ((EndpointServiceState)have).Permissions
        where !ServicePermissions.IsUnwanted(permission, (EndpointService)want)
        select permission.Principal);

    internal override Task<IReadOnlyList<ForeignConnection>> ConnectionsAsync(ResourceState have, HandlerContext context) =>
        EndpointConnections.LiveAsync((EndpointServiceState)have, context);

    internal override Task RejectAsync(ResourceState have, IReadOnlyList<string> endpointIds, HandlerContext context) =>
        EndpointConnections.RejectAsync(have, endpointIds, context);

    /// <summary>Returns the bookkeeping tags of the stack's services.</summary>
    public static async Task<IReadOnlyList<string?>> MarksAsync(HandlerContext context) =>
        Ec2Tags.Owned(context, await ServicesAsync(context), service => service.Tags, (service, owned) => AppliedRevisionTag.On(State(service, owned)));

    protected override async Task<IReadOnlyList<EndpointServiceState>> ReadAsync(HandlerContext context) => await Task.WhenAll(Ec2Tags.Owned(
        context,
        await ServicesAsync(context),
        service => service.Tags,
        async (service, owned) => context.OnlyDeletes ? State(service, owned)
            : State(service, owned) with { Permissions = await ServicePermissions.ReadAsync(service.ServiceId, context) }));

    protected override void CompareProperties(PropertyDiff diff, EndpointService want, EndpointServiceState? have) => diff
        .Updates(LoadBalancers, PropertyValue.Set(want.NetworkLoadBalancerArns), PropertyValue.Set(have?.NetworkLoadBalancerArns))
        .Updates(AcceptanceRequired, want.AcceptanceRequired, have?.AcceptanceRequired)
        .Updates(AllowedPrincipals, PropertyValue.Set(want.AllowedPrincipals), have is null ? null : PropertyValue.Set(ServicePermissions.Allowed(want, have)))
        .ReplacesFailed(StateProperty, "Available", have?.Failure);

    /// <summary>A load balancer is behind one service at most.</summary>
    protected override bool Conflicts(EndpointService want, EndpointServiceState existing, Outputs outputs) =>
        want.NetworkLoadBalancerArns.Any(arn => outputs.Find(arn) is { } known && existing.NetworkLoadBalancerArns.Contains(known));

    protected override async Task<EndpointServiceState> CreateAsync(EndpointService want, HandlerContext context)
    {
        var request = new Sdk.CreateVpcEndpointServiceConfigurationRequest
        {
            NetworkLoadBalancerArns = context.Outputs.Get(want.NetworkLoadBalancerArns),
            AcceptanceRequired = want.AcceptanceRequired,
            ClientToken = context.ClientToken(want.Id),
            TagSpecifications = Ec2Tags.Specify(context, want, "vpc-endpoint-service"),
        };
        var answer = await context.RepeatAsync(token => context.Ec2.CreateVpcEndpointServiceConfigurationAsync(request, token));
        return State(answer.ServiceConfiguration, context.Made(want));
    }

    protected override async Task<EndpointServiceState> UpdatePropertiesAsync(
        EndpointService want, EndpointServiceState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        var state = have;
        if (changed.Contains(LoadBalancers) || changed.Contains(AcceptanceRequired))
        {
            state = await ModifyAsync(want, state, context);
        }

        if (changed.Contains(AllowedPrincipals))
        {
            state = await ServicePermissions.ModifyAsync(want, state, context);
        }

        return state;
    }

    protected override async Task<EndpointServiceState> StabiliseAsync(EndpointService want, EndpointServiceState have, HandlerContext context) => have.IsReady
        ? have
        : await context.UntilReadyAsync(want, "available", () => context.FindAsync(context.Ec2Describes.EndpointServices, have.PhysicalId), service =>
        {
            var state = State(service, context.Made(want)) with { Permissions = have.Permissions };
            return new WaitReading<EndpointServiceState>(state, state.IsReady, service.ServiceState.Value, state.Failure);
        });

    /// <summary>
    /// Deletes the service. Its load balancers cannot be deleted before it is gone; if they are deleted next, that delete waits instead.
    /// </summary>
    protected override async Task DeleteAsync(EndpointServiceState have, HandlerContext context)
    {
        await context.DeleteAsync(have, async token =>
        {
            var answer = await context.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(
                new Sdk.DeleteVpcEndpointServiceConfigurationsRequest { ServiceIds = [have.PhysicalId] }, token);
            UnsuccessfulItems.ThrowIfAny(have.Id, answer.Unsuccessful);
            return answer;
        });
        if (!(context.OnlyDeletes && have.NetworkLoadBalancerArns.All(context.Deletes)))
        {
            await context.UntilDeletedAsync(have, async () =>
                (await context.FindAsync(context.Ec2Describes.EndpointServices, have.PhysicalId))?.ServiceState.Value);
        }
    }

    private static async Task<EndpointServiceState> ModifyAsync(EndpointService want, EndpointServiceState have, HandlerContext context)
    {
        var loadBalancers = context.Outputs.Get(want.NetworkLoadBalancerArns);
        var request = new Sdk.ModifyVpcEndpointServiceConfigurationRequest
        {
            ServiceId = have.PhysicalId,
            AcceptanceRequired = want.AcceptanceRequired,
            AddNetworkLoadBalancerArns = Ec2Lists.NullIfEmpty(loadBalancers.Except(have.NetworkLoadBalancerArns)),
            RemoveNetworkLoadBalancerArns = Ec2Lists.NullIfEmpty(have.NetworkLoadBalancerArns.Except(loadBalancers)),
        };
        await context.RepeatAsync(token => context.Ec2.ModifyVpcEndpointServiceConfigurationAsync(request, token));
        return have with { AcceptanceRequired = want.AcceptanceRequired, NetworkLoadBalancerArns = Ec2Lists.Sorted(loadBalancers) };
    }

    private static async Task<IEnumerable<Sdk.ServiceConfiguration>> ServicesAsync(HandlerContext context)
    {
        var services = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
                new Sdk.DescribeVpcEndpointServiceConfigurationsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.ServiceConfigurations,
            response => response.NextToken);
        return services.Where(service => service.ServiceState != ServiceState.Deleting && service.ServiceState != ServiceState.Deleted);
    }

    private static EndpointServiceState State(Sdk.ServiceConfiguration service, Owned owned) => new(owned.Id, owned.At, service.ServiceId)
    {
        Tags = owned.Tags,
        IsReady = service.ServiceState == ServiceState.Available,
        ServiceName = service.ServiceName,
        NetworkLoadBalancerArns = Ec2Lists.Sorted(service.NetworkLoadBalancerArns ?? []),
        AcceptanceRequired = service.AcceptanceRequired == true,
        ServesOtherRegions = service.SupportedRegions?.Exists(region => region.Region != owned.At.Region) is true,
        Permissions = [],
        Failure = service.ServiceState == ServiceState.Deleting || service.ServiceState == ServiceState.Deleted ? Waits.DeletedByOthers
            : service.ServiceState == ServiceState.Failed ? "Failed"
            : null,
    };
}
