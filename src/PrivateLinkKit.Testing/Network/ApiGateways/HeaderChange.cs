using System.Net.Http.Headers;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Changes headers of requests.</summary>
internal static class HeaderChange
{
    public static void Apply(ParameterMapping mapping, string value, HttpRequestMessage outgoing)
    {
        if (mapping.Name.Equals("host", StringComparison.OrdinalIgnoreCase))
        {
            outgoing.Headers.Host = value;
            return;
        }

        switch (mapping.Action)
        {
            case MappingAction.Append:
                outgoing.Headers.TryAddWithoutValidation(mapping.Name, value);
                break;
            case MappingAction.Overwrite:
                Set(outgoing.Headers, mapping.Name, value);
                break;
            case MappingAction.Remove:
                outgoing.Headers.Remove(mapping.Name);
                break;
        }
    }

    public static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
