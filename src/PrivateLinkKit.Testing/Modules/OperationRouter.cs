using System.Collections.Frozen;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Finds the operation of a request: by its action or target header, or by method and path.</summary>
internal sealed class OperationRouter(AwsProtocol protocol, IEnumerable<EmulatedOperation> operations)
{
    private readonly List<(string Name, RestRoute Route)> _routes = [.. Routes(operations)];

    /// <summary>Returns the operation that the request names, even if it is not emulated; null if it names none.</summary>
    public OperationMatch? Find(ApiRequest request)
    {
        if (!protocol.IsRest)
        {
            return protocol.OperationName(request) is { } named ? new OperationMatch(named, FrozenDictionary<string, string>.Empty) : null;
        }

        foreach (var (name, route) in _routes)
        {
            if (route.Match(request) is { } labels)
            {
                return new OperationMatch(name, labels);
            }
        }

        return null;
    }

    private static List<(string Name, RestRoute Route)> Routes(IEnumerable<EmulatedOperation> operations)
    {
        var routes = operations.Where(operation => operation.Route is not null).Select(operation => (operation.Name, Route: operation.Route!)).ToList();
        routes.Sort((one, other) => RestRoute.Compare(one.Route, other.Route));
        return routes;
    }
}

/// <summary>The operation of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">The labels of the path.</param>
internal sealed record OperationMatch(string Name, IReadOnlyDictionary<string, string> Labels);
