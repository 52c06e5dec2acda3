using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal sealed record InterfaceEndpoint(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPCEndpoint";

    public required Ref VpcId { get; init; }

    public required Ref ServiceName { get; init; }

    /// <summary>At most one in each zone.</summary>
    public required EquatableList<Ref> SubnetIds { get; init; }

    public required EquatableList<Ref> SecurityGroupIds { get; init; }

    /// <summary>
    /// The side that accepts the connection, if the service requires acceptance, required it when the endpoint was created, or has rejected
    /// the connection.
    /// </summary>
    public required Acceptance Acceptance { get; init; }

    /// <summary>Port of the service's listener, to which clients of the endpoint connect. Not a setting of the endpoint.</summary>
    public required int Port { get; init; }

    public override IEnumerable<Ref> References => [VpcId, ServiceName, .. SubnetIds, .. SecurityGroupIds, Acceptance.ServiceId];
}

/// <param name="ServiceId">The service's id, <c>vpce-svc-…</c>.</param>
/// <param name="At">Placement of the service.</param>
internal sealed record Acceptance(Ref ServiceId, Placement At);

internal sealed record InterfaceEndpointState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, InterfaceEndpoint.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string ServiceName { get; init; }

    public required EquatableList<string> SubnetIds { get; init; }

    public required EquatableList<string> SecurityGroupIds { get; init; }

    public required bool PrivateDnsEnabled { get; init; }

    /// <summary>DNS names in AWS's order: the regional name, then one per zone.</summary>
    public required EquatableList<string> DnsNames { get; init; }

    /// <summary>Reason why the endpoint is permanently unusable; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>true if the provider rejected the connection, which it may undo.</summary>
    public bool IsRejected { get; init; }

    public override IEnumerable<string> DependsOn => [VpcId, ServiceName, .. SubnetIds, .. SecurityGroupIds];

    public override bool ConsumesService => Failure is null && !IsRejected;

    public override IEnumerable<string> AdmissionGroups => SecurityGroupIds;
}

internal sealed class InterfaceEndpointHandler() : Ec2Handler<InterfaceEndpoint, InterfaceEndpointState>(InterfaceEndpoint.Type)
{
    private const string PrivateDnsEnabled = nameof(InterfaceEndpointState.PrivateDnsEnabled);

    public override UsualTime? UsuallyReady => new(45, 180);

    public override UsualTime? UsuallyGone => new(45, 300);

    /// <summary>Private DNS that somebody else switched on may be in use.</summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<InterfaceEndpoint, InterfaceEndpointState> update) =>
        update.Properties.Any(change => change.Name == PrivateDnsEnabled)
            ? [new InterruptionCause(InterruptionCode.PrivateDnsDisabled, "private DNS is switched off")]
            : [];

    protected override async Task<IReadOnlyList<InterfaceEndpointState>> ReadAsync(HandlerContext context)
    {
        var endpoints = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeVpcEndpointsAsync(
                new Sdk.DescribeVpcEndpointsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.VpcEndpoints,
            response => response.NextToken);
        return Ec2Tags.Owned(
            context,
            endpoints.Where(endpoint => endpoint.State != Amazon.EC2.State.Deleting && endpoint.State != Amazon.EC2.State.Deleted),
            endpoint => endpoint.Tags,
            (endpoint, owned) => State(endpoint, owned) with
            {
                NetworkInterfaces = context.OnlyDeletes ? Ec2Lists.Sorted(endpoint.NetworkInterfaceIds ?? []) : [],
            });
    }

    protected override void CompareProperties(PropertyDiff diff, InterfaceEndpoint want, InterfaceEndpointState? have) => diff
        .Replaces("VpcId", want.VpcId, have?.VpcId)
        .Replaces("ServiceName", want.ServiceName, have?.ServiceName)
        .Updates("SubnetIds", PropertyValue.Set(want.SubnetIds), PropertyValue.Set(have?.SubnetIds))
        .Updates("SecurityGroupIds", PropertyValue.Set(want.SecurityGroupIds), PropertyValue.Set(have?.SecurityGroupIds))
        .Updates(PrivateDnsEnabled, false, have?.PrivateDnsEnabled)
        .ReplacesFailed("State", "available", have?.Failure)
        .UpdatesFailed("State", "available", have is { IsRejected: true } ? "rejected" : null);

    protected override async Task<InterfaceEndpointState> CreateAsync(InterfaceEndpoint want, HandlerContext context)
    {
        var request = new Sdk.CreateVpcEndpointRequest
        {
            VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface,
            VpcId = context.Outputs.Get(want.VpcId),
            ServiceName = context.Outputs.Get(want.ServiceName),
            SubnetIds = context.Outputs.Get(want.SubnetIds),
            SecurityGroupIds = context.Outputs.Get(want.SecurityGroupIds),
            PrivateDnsEnabled = false,
            ClientToken = context.ClientToken(want.Id),
            TagSpecifications = Ec2Tags.Specify(context, want, "vpc-endpoint"),
        };

        // For a recently allowed principal AWS may still return that the service does not exist.
        var answer = await context.UntilAcceptedAsync(
            want.Id, "created", token => context.Ec2.CreateVpcEndpointAsync(request, token), error => error.ErrorCode == "InvalidServiceName",
                context.Waits.Propagation(want.Kind));
        return State(answer.VpcEndpoint, context.Made(want));
    }

    protected override async Task<InterfaceEndpointState> UpdatePropertiesAsync(
        InterfaceEndpoint want, InterfaceEndpointState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        var subnets = context.Outputs.Get(want.SubnetIds);
        var groups = context.Outputs.Get(want.SecurityGroupIds);

        // AWS refuses a second subnet in a zone (DuplicateSubnetsInSameZone), so conflicting ones are removed first, and the others last.
        var (added, removed) = (subnets.Except(have.SubnetIds).ToList(), have.SubnetIds.Except(subnets).ToList());
        var inTheWay = await SharingZoneAsync(removed, added, context);
        await ModifyAsync(new() { RemoveSubnetIds = Ec2Lists.NullIfEmpty(inTheWay) });
        await ModifyAsync(new()
        {
            AddSubnetIds = Ec2Lists.NullIfEmpty(added),
            AddSecurityGroupIds = Ec2Lists.NullIfEmpty(groups.Except(have.SecurityGroupIds)),
            RemoveSecurityGroupIds = Ec2Lists.NullIfEmpty(have.SecurityGroupIds.Except(groups)),
            PrivateDnsEnabled = changed.Contains(PrivateDnsEnabled) ? false : null,
        });
        await ModifyAsync(new() { RemoveSubnetIds = Ec2Lists.NullIfEmpty(removed.Except(inTheWay)) });
        return have with { SubnetIds = Ec2Lists.Sorted(subnets), SecurityGroupIds = Ec2Lists.Sorted(groups), PrivateDnsEnabled = false, IsReady = false };

        async Task ModifyAsync(Sdk.ModifyVpcEndpointRequest request)
        {
            if (request is { AddSubnetIds: null, RemoveSubnetIds: null, AddSecurityGroupIds: null, RemoveSecurityGroupIds: null, PrivateDnsEnabled: null })
            {
                return;
            }

            request.VpcEndpointId = have.PhysicalId;
            await context.RepeatAsync(token => context.Ec2.ModifyVpcEndpointAsync(request, token));
        }
    }

    protected override async Task<InterfaceEndpointState> StabiliseAsync(InterfaceEndpoint want, InterfaceEndpointState have, HandlerContext context)
    {
        if (have.IsReady)
        {
            return have;
        }

        var accepted = false;
        return await context.UntilReadyAsync(want, "available", LookAsync, endpoint =>
        {
            var state = State(endpoint, context.Made(want));
            return new WaitReading<InterfaceEndpointState>(state, state.IsReady, endpoint.State.Value, state.Failure);
        });

        async Task<Sdk.VpcEndpoint?> LookAsync()
        {
            var endpoint = await context.FindAsync(context.Ec2Describes.Endpoints, have.PhysicalId);
            if (!accepted && (endpoint?.State == Amazon.EC2.State.PendingAcceptance || endpoint?.State == Amazon.EC2.State.Rejected))
            {
                await AcceptAsync(have, want.Acceptance, context.In(want.Acceptance.At));
                accepted = true;
            }

            return endpoint;
        }
    }

    /// <summary>Deletes the endpoint and waits, because its network interfaces use subnets and groups until it is gone.</summary>
    protected override async Task DeleteAsync(InterfaceEndpointState have, HandlerContext context)
    {
        await context.DeleteAsync(have, async token =>
        {
            var answer = await context.Ec2.DeleteVpcEndpointsAsync(new Sdk.DeleteVpcEndpointsRequest { VpcEndpointIds = [have.PhysicalId] }, token);
            UnsuccessfulItems.ThrowIfAny(have.Id, answer.Unsuccessful);
            return answer;
        });
        await context.UntilDeletedAsync(have, async () => (await context.FindAsync(context.Ec2Describes.Endpoints, have.PhysicalId))?.State.Value);
    }

    private static Task AcceptAsync(InterfaceEndpointState have, Acceptance acceptance, HandlerContext provider) => provider.RepeatAsync(async token =>
    {
        var answer = await provider.Ec2.AcceptVpcEndpointConnectionsAsync(
            new Sdk.AcceptVpcEndpointConnectionsRequest { ServiceId = provider.Outputs.Get(acceptance.ServiceId), VpcEndpointIds = [have.PhysicalId] }, token);
        UnsuccessfulItems.ThrowIfAny(have.Id, answer.Unsuccessful);
        return answer;
    });

    /// <summary>Returns the subnets that share a zone with one of the others.</summary>
    private static async Task<List<string>> SharingZoneAsync(List<string> subnets, List<string> others, HandlerContext context)
    {
        if (subnets.Count == 0 || others.Count == 0)
        {
            return [];
        }

        var answer = await context.RepeatAsync(token =>
            context.Ec2.DescribeSubnetsAsync(new Sdk.DescribeSubnetsRequest { SubnetIds = [.. subnets, .. others] }, token));
        var zones = answer.Subnets.ToDictionary(subnet => subnet.SubnetId, subnet => subnet.AvailabilityZone);
        return subnets.FindAll(subnet => others.Exists(other => zones[other] == zones[subnet]));
    }

    private static InterfaceEndpointState State(Sdk.VpcEndpoint endpoint, Owned owned) => new(owned.Id, owned.At, endpoint.VpcEndpointId)
    {
        Tags = owned.Tags,
        CreatedAt = endpoint.CreationTimestamp,
        IsReady = endpoint.State == Amazon.EC2.State.Available,
        IsRejected = endpoint.State == Amazon.EC2.State.Rejected,
        VpcId = endpoint.VpcId,
        ServiceName = endpoint.ServiceName,
        SubnetIds = Ec2Lists.Sorted(endpoint.SubnetIds ?? []),
        SecurityGroupIds = Ec2Lists.Sorted((endpoint.Groups ?? []).Select(group => group.GroupId)),
        PrivateDnsEnabled = endpoint.PrivateDnsEnabled == true,
        DnsNames = (endpoint.DnsEntries ?? []).Select(entry => entry.DnsName).ToEquatableList(),
        Failure = endpoint.State == Amazon.EC2.State.Deleting || endpoint.State == Amazon.EC2.State.Deleted ? Waits.DeletedByOthers
            : endpoint.State == Amazon.EC2.State.Failed ? $"failed: {endpoint.LastError?.Code} {endpoint.LastError?.Message ?? endpoint.FailureReason}"
            : endpoint.State == Amazon.EC2.State.Expired ? "expired: it was not accepted in time"
            : null,
    };
}
