using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Wire.Ec2;
using static PrivateLinkKit.Testing.Services.Ec2.InstanceStates;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Moves instances through their states. While one runs, so does the program that was added for its image, if any.</summary>
internal sealed class InstanceLifecycle(IContainerHost containers)
{
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StatusChecks = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShownAfterTermination = TimeSpan.FromHours(1);

    /// <summary>Lets a new or stopped instance run after a while.</summary>
    public void Begin(AccountRegion region, string id) => After(region, id, Starting, Pending, instance =>
    {
        region.Ec2.InstanceOptions.Change(id, options => options with { IsInitializing = true });
        After(region, id, StatusChecks, Running, _ => region.Ec2.InstanceOptions.Change(id, options => options with { IsInitializing = false }));
        StartImage(region, instance);
        region.Ec2.Move(instance with { State = Running });
    });

    public StopInstancesResult Stop(ServiceCall call, StopInstancesRequest request)
    {
        var instances = InStates(call.Region, request.InstanceIds!, "it can be stopped", Running, Pending, Stopping, Stopped);
        if (instances.Find(instance => InstanceOptions.Of(call.Region, instance).DisableApiStop) is { } kept)
        {
            throw Ec2Errors.NotPermitted(
                $"The instance '{kept.InstanceId}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
        }

        return new() { StoppingInstances = [.. instances.Select(instance => Change(call.Region, instance, BeginStop))] };
    }

    public StartInstancesResult Start(ServiceCall call, StartInstancesRequest request)
    {
        var instances = InStates(call.Region, request.InstanceIds!, "it can be started", Stopped, Running, Pending);
        return new() { StartingInstances = [.. instances.Select(instance => Change(call.Region, instance, BeginStart))] };
    }

    public RebootInstancesResult Reboot(ServiceCall call, RebootInstancesRequest request)
    {
        foreach (var instance in InStates(call.Region, request.InstanceIds!, "it can be rebooted", Running))
        {
            containers.Stop(instance.InstanceId!);
            StartImage(call.Region, instance);
        }

        return new();
    }

    public TerminateInstancesResult Terminate(ServiceCall call, TerminateInstancesRequest request)
    {
        var instances = request.InstanceIds!.Select(id => Existing.Instance(call.Region, id)).ToList();
        if (instances.Find(instance => InstanceAttributes.IsProtected(call.Region, instance.InstanceId!)) is { } kept)
        {
            throw Ec2Errors.NotPermitted(
                $"The instance '{kept.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        }

        return new() { TerminatingInstances = [.. instances.Select(instance => Change(call.Region, instance, BeginTermination))] };
    }

    /// <summary>Ends an instance for the service that launched it, which termination protection does not prevent.</summary>
    public void Terminate(AccountRegion region, Instance instance) => BeginTermination(region, instance);

    private static List<Instance> InStates(AccountRegion region, IReadOnlyList<string> ids, string whatIsPossible, params InstanceState[] states)
    {
        var instances = ids.Select(id => Existing.Instance(region, id)).ToList();
        return instances.Find(instance => !states.Contains(instance.State)) is { } other
            ? throw Ec2Errors.InvalidInstanceState(other.InstanceId!, whatIsPossible)
            : instances;
    }

    private static InstanceStateChange Change(AccountRegion region, Instance instance, Action<AccountRegion, Instance> begin)
    {
        begin(region, instance);
        return new()
        {
            InstanceId = instance.InstanceId,
            PreviousState = instance.State,
            CurrentState = region.Ec2.Instances.Find(instance.InstanceId)!.State,
        };
    }

    private void BeginStart(AccountRegion region, Instance instance)
    {
        if (instance.State == Stopped)
        {
            InstanceInterfaces.MapPublicAddress(region, instance);
            region.Ec2.Move(instance with { State = Pending, StateReason = null, StateTransitionReason = "", LaunchTime = region.Cloud.Now });
            Begin(region, instance.InstanceId!);
        }
    }

    private void BeginStop(AccountRegion region, Instance instance)
    {
        if (instance.State == Running || instance.State == Pending)
        {
            containers.Stop(instance.InstanceId!);
            region.Ec2.Move(ByUser(region, instance) with { State = Stopping });
            After(region, instance.InstanceId!, StoppingTime, Stopping, stopping =>
            {
                InstanceInterfaces.ReleasePublicAddress(region, stopping);
                region.Ec2.Move(stopping with { State = Stopped });
            });
        }
    }

    private void BeginTermination(AccountRegion region, Instance instance)
    {
        if (instance.State != Terminated && instance.State != ShuttingDown)
        {
            containers.Stop(instance.InstanceId!);
            region.Ec2.Move(ByUser(region, instance) with { State = ShuttingDown });
            After(region, instance.InstanceId!, StoppingTime, ShuttingDown, ending => FinishTermination(region, ending));
        }
    }

    private static void FinishTermination(AccountRegion region, Instance instance)
    {
        InstanceInterfaces.Release(region, instance);
        InstanceVolumes.Release(region, instance);
        region.Ec2.Move(instance with
        {
            State = Terminated, NetworkInterfaces = [], BlockDeviceMappings = [], PrivateIpAddress = null, SubnetId = null, VpcId = null,
        });
        region.Cloud.Timeline.Expire(ShownAfterTermination, () =>
        {
            region.Ec2.Instances.Remove(instance.InstanceId);
            region.Ec2.InstanceOptions.Remove(instance.InstanceId);
            region.Ec2.Reservations.Remove(instance.InstanceId!);
        });
    }

    private void StartImage(AccountRegion region, Instance instance)
    {
        if (containers.PortsOf(instance.ImageId!) is not { } ports)
        {
            return;
        }

        var id = instance.InstanceId!;
        region.Ec2.InstanceOptions.Change(id, options => options with { IsImpaired = false });
        var environment = new Dictionary<string, string>
        {
            ["INSTANCE_ID"] = id,
            ["USER_DATA"] = UserData.Text(InstanceOptions.Of(region, instance).UserData),
        };
        containers.Start(new TaskPlacement(
            id,
            [.. instance.NetworkInterfaces!.Select(own => own.NetworkInterfaceId!)],
            [new ContainerPlacement(instance.ImageId!, ports, environment)],
            _ => Impair(region, id)));
    }

    // Programs end at any time, on their own threads. The instance goes on without its program.
    private static void Impair(AccountRegion region, string id)
    {
        lock (region.Cloud.Gate)
        {
            region.Ec2.InstanceOptions.Change(id, options => options with { IsImpaired = true });
            if (region.Ec2.Instances.Find(id) is { } impaired)
            {
                region.Ec2.Move(impaired);
            }
        }
    }

    private static Instance ByUser(AccountRegion region, Instance instance) => instance with
    {
        StateTransitionReason = $"User initiated ({region.Cloud.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)",
        StateReason = new() { Code = "Client.UserInitiatedShutdown", Message = "Client.UserInitiatedShutdown: User initiated shutdown" },
    };

    /// <summary>Plans the next step; it is dropped if the instance has changed state meanwhile.</summary>
    private static void After(AccountRegion region, string id, TimeSpan delay, InstanceState from, Action<Instance> step) =>
        region.Cloud.Timeline.After(delay, () =>
        {
            if (region.Ec2.Instances.Find(id) is { } instance && instance.State == from)
            {
                step(instance);
            }
        });
}
