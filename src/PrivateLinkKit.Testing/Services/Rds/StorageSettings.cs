namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>The storage of a DB instance.</summary>
internal sealed record StorageSettings(string Type, int Size, int? Iops, int? Throughput)
{
    private const int Least = 20;
    private const int LeastProvisioned = 100;
    private const int Most = 65_536;
    private const int BaseIops = 3000;
    private const int BaseThroughput = 125;

    private static readonly string[] Types = ["gp2", "gp3", "io1", "io2", "standard"];

    /// <exception cref="AwsErrorException">The settings do not fit.</exception>
    public static StorageSettings Check(string engine, string? asked, int? size, int? iops, int? throughput)
    {
        var type = asked ?? (iops is null ? "gp2" : "io1");
        if (!Types.Contains(type))
        {
            throw RdsErrors.InvalidValue($"Invalid storage type: {type}");
        }

        var isProvisioned = type is "io1" or "io2";
        if (size is null || size < (isProvisioned ? LeastProvisioned : Least) || size > Most)
        {
            throw RdsErrors.InvalidValue($"Invalid storage size for engine name {engine} and storage type {type}: {size ?? 0}");
        }

        if (isProvisioned != iops is not null && type is not "gp3")
        {
            throw RdsErrors.InvalidCombination(isProvisioned
                ? $"You must specify IOPS for the storage type {type}."
                : $"You can't specify IOPS for the storage type {type}.");
        }

        return throughput is null || type is "gp3"
            ? new(type, size.Value, iops ?? (type is "gp3" ? BaseIops : null), throughput ?? (type is "gp3" ? BaseThroughput : null))
            : throw RdsErrors.InvalidCombination($"You can't specify storage throughput for the storage type {type}.");
    }
}
