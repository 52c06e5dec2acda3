using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Processes of a group, which can be suspended.</summary>
internal sealed class Processes(GroupScheduler scheduler)
{
    public static DescribeScalingProcessTypesResult Types(ServiceCall call, DescribeScalingProcessTypesRequest request) =>
        new() { Processes = [.. ProcessNames.All.Select(name => new ProcessType { ProcessName = name })] };

    public SuspendProcessesResult Suspend(ServiceCall call, SuspendProcessesRequest request)
    {
        var names = Named(request.ScalingProcesses);
        var reason = $"User suspended at {call.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        Change(call, request.AutoScalingGroupName!, suspended =>
        [
            .. suspended,
            .. names.Where(name => suspended.All(other => other.ProcessName != name))
                .Select(name => new SuspendedProcess { ProcessName = name, SuspensionReason = reason }),
        ]);
        return new();
    }

    public ResumeProcessesResult Resume(ServiceCall call, ResumeProcessesRequest request)
    {
        var names = Named(request.ScalingProcesses);
        Change(call, request.AutoScalingGroupName!, suspended => [.. suspended.Where(process => !names.Contains(process.ProcessName))]);
        return new();
    }

    private static IReadOnlyList<string> Named(IReadOnlyList<string>? asked) => asked is not { Count: > 0 } ? ProcessNames.All
        : asked.FirstOrDefault(name => !ProcessNames.All.Contains(name)) is { } unknown
            ? throw AutoScalingErrors.Validation($"Invalid scaling process name: {unknown}")
        : asked;

    private void Change(ServiceCall call, string name, Func<IReadOnlyList<SuspendedProcess>, IReadOnlyList<SuspendedProcess>> change)
    {
        var group = GroupLookup.Changeable(call.Region, name);
        call.Region.AutoScaling.Groups.Put(group with { Group = group.Group with { SuspendedProcesses = change(group.Group.SuspendedProcesses!) } });
        scheduler.Wake(call.Region, name);
    }
}
