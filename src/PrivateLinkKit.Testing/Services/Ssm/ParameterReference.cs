using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>A parameter as reads name it: by name or ARN, with or without a version, as <c>/orders/role:3</c>.</summary>
internal sealed record ParameterReference(string Name, string? Version)
{
    public static ParameterReference Parse(AccountRegion region, string given)
    {
        var parts = NameIn(region, given.Trim(' ')).Split(':');
        if (parts.Length > 2)
        {
            throw SsmErrors.Validation($"Invalid parameter name. Please use correct syntax for referencing a version/label: {given}");
        }

        return new(ParameterNames.Existing(parts[0]), parts.ElementAtOrDefault(1));
    }

    /// <summary>Returns the version, the latest if none is named; null if there is none.</summary>
    public ParameterHistory? Find(AccountRegion region) => ParameterOf(region) is not { } parameter ? null
        : Version is null ? parameter.Latest
        : parameter.Versions.FirstOrDefault(version => $"{version.Version}" == Version);

    private ParameterState? ParameterOf(AccountRegion region) =>
        ParameterNames.IsPublic(Name) ? PublicParameters.Find(region, Name) : region.Ssm.Parameters.Find(Name);

    private static string NameIn(AccountRegion region, string given)
    {
        if (!given.StartsWith("arn:", StringComparison.Ordinal))
        {
            return given;
        }

        var shared = region.Partition.Arn("ssm", region.Name, "", "parameter");
        if (given.StartsWith($"{shared}/aws/", StringComparison.Ordinal))
        {
            return given[shared.Length..];
        }

        var own = ParameterNames.Arn(region, "");
        if (!given.StartsWith(own, StringComparison.Ordinal))
        {
            throw SsmErrors.NotEmulated($"parameters shared by other accounts or regions: {given}");
        }

        // The ARNs of "role" and "/role" are equal.
        var name = given[own.Length..];
        return region.Ssm.Parameters.Find(name.Split(':')[0]) is null ? $"/{name}" : name;
    }
}
