using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>A parameter: at least one version, oldest first, and the tags.</summary>
internal sealed record ParameterState(string Name, IReadOnlyList<ParameterHistory> Versions, IReadOnlyDictionary<string, string> Tags)
{
    public ParameterHistory Latest => Versions[^1];
}
