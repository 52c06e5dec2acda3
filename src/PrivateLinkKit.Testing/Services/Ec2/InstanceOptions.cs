using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Options of an instance that <c>DescribeInstances</c> does not return.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="CpuCredits">The credit option it was started with; null is the default of its family.</param>
/// <param name="DisableApiTermination">true if <c>TerminateInstances</c> is refused.</param>
internal sealed record InstanceOptions(string InstanceId, string? CpuCredits, bool DisableApiTermination)
{
    public const string Unlimited = "unlimited";
    public const string Stop = "stop";
    public const string Terminate = "terminate";

    private const string Standard = "standard";

    /// <summary>true if <c>StopInstances</c> is refused.</summary>
    public bool DisableApiStop { get; init; }

    /// <summary>Effect of a shutdown from within: <c>stop</c> or <c>terminate</c>.</summary>
    public string ShutdownBehavior { get; init; } = Stop;

    /// <summary>User data, in Base64; null: none.</summary>
    public string? UserData { get; init; }

    /// <summary>true if the program of its image has failed.</summary>
    public bool IsImpaired { get; init; }

    /// <summary>true while its status checks have no result yet.</summary>
    public bool IsInitializing { get; init; }

    /// <summary>true if it gives back a public address when it stops, and gets another one when it starts.</summary>
    public bool HasPublicAddress { get; init; }

    public static InstanceOptions Of(AccountRegion region, Instance instance) => region.Ec2.InstanceOptions.Find(instance.InstanceId)!;

    public static void CheckCredits(string instanceType, string? asked)
    {
        if (asked is not (null or Standard or Unlimited))
        {
            throw Ec2Errors.InvalidValue(asked, "CpuCredits", $"Valid values are {Standard} and {Unlimited}.");
        }

        if (asked is not null && DefaultCreditsOf(instanceType) is null)
        {
            throw Ec2Errors.InvalidCombination($"The instance type '{instanceType}' is not a burstable performance instance type");
        }
    }

    public static string CheckedShutdown(string? asked) => asked switch
    {
        null => Stop,
        Stop or Terminate => asked,
        _ => throw Ec2Errors.InvalidValue(asked, "instanceInitiatedShutdownBehavior", $"Valid values are {Stop} and {Terminate}."),
    };

    /// <summary>The credit option of an instance; null if its performance is fixed.</summary>
    public static string? CreditsOf(AccountRegion region, Instance instance) =>
        region.Ec2.InstanceOptions.Find(instance.InstanceId)?.CpuCredits ?? DefaultCreditsOf(instance.InstanceType!);

    // EC2 user guide, "Unlimited mode for burstable performance instances": T2 starts as standard, later ones as unlimited.
    private static string? DefaultCreditsOf(string instanceType) => instanceType.Split('.')[0] switch
    {
        "t2" => Standard,
        "t3" or "t3a" or "t4g" => Unlimited,
        _ => null,
    };
}
