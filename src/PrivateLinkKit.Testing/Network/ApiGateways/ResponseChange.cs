using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>Changes headers and status of responses.</summary>
internal static class ResponseChange
{
    public static void Apply(ParameterMapping mapping, string value, HttpResponse response)
    {
        switch (mapping)
        {
            case { Place: MappingPlace.StatusCode }:
                response.StatusCode = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case { Action: MappingAction.Append }:
                response.Headers[mapping.Name] = StringValues.Concat(response.Headers[mapping.Name], value);
                break;
            case { Action: MappingAction.Overwrite }:
                response.Headers[mapping.Name] = value;
                break;
            case { Action: MappingAction.Remove }:
                response.Headers.Remove(mapping.Name);
                break;
        }
    }
}
