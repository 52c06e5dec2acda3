using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The container agents of EC2 instances: each registers its instance in a cluster once it has a role and a path to Amazon ECS.</summary>
/// <param name="reach">What the network interfaces of instances reach.</param>
/// <param name="lifecycle">The tasks on instances.</param>
/// <param name="scheduler">Woken when instances come and go.</param>
internal sealed class Agents(IReach reach, TaskLifecycle lifecycle, ServiceScheduler scheduler)
{
    private static readonly TimeSpan Booting = TimeSpan.FromSeconds(20);

    // Failed registrations are repeated by the clock at any pace, and ever more rarely: otherwise they would never end.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShownAfterDeregistration = TimeSpan.FromHours(1);

    /// <summary>Follows the EC2 instances of a region from its first cluster on.</summary>
    public void Follow(AccountRegion region)
    {
        if (region.Ecs.FollowsInstances)
        {
            return;
        }

        region.Ecs.FollowsInstances = true;
        region.Ec2.InstanceMoved += id => Move(region, id);
        foreach (var instance in region.Ec2.Instances)
        {
            Move(region, instance.InstanceId!);
        }
    }

    /// <summary>Takes an instance out of its cluster; its tasks end.</summary>
    public ContainerInstanceState Deregister(AccountRegion region, ContainerInstanceState instance, string stopCode, string reason)
    {
        var gone = instance.With(view => view with { Status = ContainerInstanceState.Inactive, AgentConnected = false });
        region.Ecs.ContainerInstances.Put(gone);
        Lose(region, gone, stopCode, reason);
        region.Cloud.Timeline.Expire(ShownAfterDeregistration, () =>
        {
            region.Ecs.ContainerInstances.Remove(gone.Arn);
            region.Ecs.Tags.Remove(gone.Arn);
        });
        return gone;
    }

    private void Move(AccountRegion region, string id)
    {
        var known = region.Ecs.ContainerInstances.FirstOrDefault(instance => instance.Host.InstanceId == id && instance.IsRegistered);
        switch (ManagedInstances.StateOf(region, id))
        {
            case "running":
                Boot(region, id, known);
                break;
            case "stopping" when known is { IsConnected: true }:
                region.Ecs.ContainerInstances.Put(known.With(view => view with { AgentConnected = false }));
                Lose(region, known, StopCodes.Termination, $"Host EC2 (instance {id}) stopped.");
                break;
            // AWS keeps instances whose agent is not connected until they are deregistered.
            case "shutting-down" when known is { IsConnected: true }:
                Deregister(region, known, StopCodes.Termination, $"Host EC2 (instance {id}) terminated.");
                break;
        }
    }

    private void Boot(AccountRegion region, string id, ContainerInstanceState? known)
    {
        if (known is not { IsConnected: true } && AgentHost.Find(region, id) is not null && region.Ecs.Booting.Add(id))
        {
            region.Cloud.Timeline.After(Booting, () => Connect(region, id, FirstPause));
        }
    }

    private void Connect(AccountRegion region, string id, TimeSpan pause)
    {
        if (AgentHost.Find(region, id) is not { } host)
        {
            region.Ecs.Booting.Remove(id);
            return;
        }

        var egress = new EgressPaths(reach, region, id, host.InterfaceId, host.SubnetId);
        if (AgentHost.MissingRole(region, id) is null
            && egress.Failure(egress.ApiHost("ecs", region.Name)) is null
            && AgentRegistration.Of(region, host) is { } registered)
        {
            // Tasks are sent over another connection, which has an endpoint of its own.
            var isConnected = egress.Failure(egress.ApiHost("ecs-a", region.Name)) is null;
            region.Ecs.ContainerInstances.Put(registered.With(view => view with { AgentConnected = isConnected }));
            if (isConnected)
            {
                region.Ecs.Booting.Remove(id);
                scheduler.WakeAll(region, registered.ClusterArn);
                return;
            }
        }

        var next = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        region.Cloud.Timeline.Expire(pause, () => Connect(region, id, next));
    }

    private void Lose(AccountRegion region, ContainerInstanceState instance, string stopCode, string reason)
    {
        foreach (var task in region.Ecs.TasksOn(instance.Arn).ToList())
        {
            lifecycle.Lose(region, task.Arn, stopCode, reason);
        }

        scheduler.WakeAll(region, instance.ClusterArn);
    }
}
