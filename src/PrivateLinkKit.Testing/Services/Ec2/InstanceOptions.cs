using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Options of an instance that <c>DescribeInstances</c> does not return.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="CpuCredits">The credit option it was started with; null is the default of its family.</param>
/// <param name="DisableApiTermination">true if <c>TerminateInstances</c> is refused.</param>
internal sealed record InstanceOptions(string InstanceId, string? CpuCredits, bool DisableApiTermination)
{
    public const string Unlimited = "unlimited";

    private const string Standard = "standard";

    public static void Check(RunInstancesRequest request)
    {
        var (type, asked) = (request.InstanceType ?? InstanceDefaults.Instance.InstanceType!, request.CreditSpecification?.CpuCredits);
        if (asked is not (null or Standard or Unlimited))
        {
            throw Ec2Errors.InvalidValue(asked, "CpuCredits", $"Valid values are {Standard} and {Unlimited}.");
        }

        if (asked is not null && DefaultCreditsOf(type) is null)
        {
            throw Ec2Errors.InvalidCombination($"The instance type '{type}' is not a burstable performance instance type");
        }
    }

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
