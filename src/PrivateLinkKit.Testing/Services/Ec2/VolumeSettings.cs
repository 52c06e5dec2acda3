namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Size and performance of a volume, within the limits of its type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Size">In GiB.</param>
/// <param name="Iops">IOPS; null for types without.</param>
/// <param name="Throughput">In MiB/s; null for types without.</param>
internal sealed record VolumeSettings(string Type, int Size, int? Iops, int? Throughput)
{
    private const string Gp2 = "gp2";
    private const string Gp3 = "gp3";
    private const int LeastIops = 3000;
    private const double MostThroughputPerIops = 0.25;

    /// <summary>Returns checked settings, with the defaults of the type.</summary>
    public static VolumeSettings Of(string? type, int? size, int? iops, int? throughput)
    {
        var given = type ?? Gp2;
        var (least, most) = given switch
        {
            Gp2 => (1, 16384),
            Gp3 => (1, 65536),
            "io1" => (4, 16384),
            "io2" => (4, 65536),
            "st1" or "sc1" => (125, 16384),
            "standard" => (1, 1024),
            _ => throw Ec2Errors.InvalidValue(given, "volumeType"),
        };
        if (size is not { } gibibytes || gibibytes < least || gibibytes > most)
        {
            throw size is null
                ? Ec2Errors.Missing("size/snapshot")
                : Ec2Errors.InvalidValue($"Volume of {size}GiB is not within the limits of {given}: {least} to {most} GiB.");
        }

        var settings = new VolumeSettings(given, gibibytes, IopsOf(given, gibibytes, iops), ThroughputOf(given, throughput));
        settings.CheckRatios(iops);
        return settings;
    }

    private void CheckRatios(int? asked)
    {
        var most = Type switch { Gp3 => 500, "io1" => 50, "io2" => 1000, _ => int.MaxValue };
        if (asked is not null && (double)asked / Size is var ratio && ratio > most && asked > LeastIops)
        {
            throw Ec2Errors.InvalidCombination(FormattableString.Invariant($"Iops to volume size ratio of {ratio:F6} is too high; maximum is {most}"));
        }

        if (Type is Gp3 && (double)Throughput! / Iops! is var perIops && perIops > MostThroughputPerIops)
        {
            throw Ec2Errors.InvalidCombination(FormattableString.Invariant(
                $"Throughput (MiBps) to iops ratio of {perIops:F6} is too high; maximum is {MostThroughputPerIops:F6} MiBps per iops"));
        }
    }

    private static int? IopsOf(string type, int size, int? asked) => (type, asked) switch
    {
        (Gp3, null) => LeastIops,
        (Gp3, >= LeastIops and <= 80000) or ("io1", >= 100 and <= 64000) or ("io2", >= 100 and <= 256000) => asked,
        (Gp2, null) => Math.Clamp(3 * size, 100, 16000),
        ("io1" or "io2", null) => throw Ec2Errors.Missing("iops"),
        (_, null) => null,
        (Gp3 or "io1" or "io2", _) => throw Ec2Errors.InvalidValue($"{asked}", "iops", $"It is not within the limits of {type}."),
        _ => throw Ec2Errors.InvalidCombination($"The parameter iops is not supported for {type} volumes."),
    };

    private static int? ThroughputOf(string type, int? asked) => (type, asked) switch
    {
        (Gp3, null) => 125,
        (Gp3, >= 125 and <= 2000) => asked,
        (Gp3, _) => throw Ec2Errors.InvalidValue($"{asked}", "throughput", "It is between 125 and 2000 MiB/s."),
        (_, null) => null,
        _ => throw Ec2Errors.InvalidCombination($"The parameter throughput is not supported for {type} volumes."),
    };
}
