using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>A query string that is being changed; parameters without a change stay as the client wrote them.</summary>
internal sealed class QueryChange(string query)
{
    private readonly List<string> _pairs = [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)];

    public void Apply(ParameterMapping mapping, string value)
    {
        if (mapping.Action is not MappingAction.Append)
        {
            _pairs.RemoveAll(pair => Uri.UnescapeDataString(pair.Split('=')[0]) == mapping.Name);
        }

        if (mapping.Action is not MappingAction.Remove)
        {
            _pairs.Add($"{Uri.EscapeDataString(mapping.Name)}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>Returns the query string of an address with these parameters added.</summary>
    public string Join(string own) => _pairs is [] ? own : $"{(own.Length is 0 ? "?" : $"{own}&")}{string.Join('&', _pairs)}";
}
