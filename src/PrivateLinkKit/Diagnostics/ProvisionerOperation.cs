using System.Diagnostics.Metrics;

namespace PrivateLinkKit.Diagnostics;

/// <summary>An operation of the provisioner, with the histogram of its duration.</summary>
internal sealed class ProvisionerOperation
{
    private ProvisionerOperation(string name, string description)
    {
        Name = name;
        ActivityName = $"privatelinkkit.{name}";
        Durations = Telemetry.Seconds($"privatelinkkit.{name}.duration", description, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 1800);
    }

    public static ProvisionerOperation Plan { get; } = new("plan", "Duration of planning, for one or several stacks.");

    public static ProvisionerOperation Apply { get; } = new("apply", "Duration of an apply, including the wait for the stack's lock.");

    public static ProvisionerOperation Destroy { get; } = new("destroy", "Duration of a destroy, including the wait for the stack's lock.");

    public static ProvisionerOperation Forget { get; } = new("forget", "Duration of forgetting an account and region, including the wait for the lock.");

    public string Name { get; }

    public string ActivityName { get; }

    public Histogram<double> Durations { get; }
}
