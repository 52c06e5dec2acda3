using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>The public parameters of AWS that name machine images; others are refused by name.</summary>
internal static class PublicParameters
{
    private static readonly DateTimeOffset Released = new(2025, 11, 12, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ParameterState> All(AccountRegion region) => [.. ImageParameters.All(region).Select(parameter => new ParameterState(
        parameter.Name,
        [
            new()
            {
                Name = parameter.Name,
                Type = "String",
                Value = parameter.Value,
                Version = 1,
                LastModifiedDate = Released,
                DataType = parameter.IsImage ? "aws:ec2:image" : "text",
            },
        ],
        new Dictionary<string, string>()))];

    public static ParameterState Find(AccountRegion region, string name) =>
        All(region).FirstOrDefault(parameter => parameter.Name == name) ?? throw SsmErrors.NotEmulated($"AWS's public parameters: {name}");

    /// <summary>Returns the parameters at a path.</summary>
    public static IReadOnlyList<ParameterState> Below(AccountRegion region, ParameterPath path, bool recursive) =>
        All(region).Where(parameter => path.Holds(parameter.Name, recursive)).ToList() is { Count: > 0 } found
            ? found
            : throw SsmErrors.NotEmulated($"AWS's public parameters: {path}");
}
