using System.Collections.Frozen;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Finds the operation of a request: by its action or target header, or by method and path.</summary>
internal sealed class OperationRouter(AwsProtocol protocol, IEnumerable<EmulatedOperation> operations)
{
    private readonly List<OperationRoute> _routes = [.. Routes(operations)];

    /// <summary>Returns the operation that the request names, even if it is not emulated; null if it names none.</summary>
    public OperationMatch? Find(ApiRequest request)
    {
        if (!protocol.IsRest)
        {
            return protocol.OperationName(request) is { } named ? new OperationMatch(named, FrozenDictionary<string, string>.Empty) : null;
        }

        OperationMatch? first = null;
        foreach (var (name, route, headers) in _routes)
        {
            if (route.Match(request) is { } labels)
            {
                var match = new OperationMatch(name, labels);
                if (headers.All(header => request.Header(header) is not null))
                {
                    return match;
                }

                first ??= match;
            }
        }

        return first;
    }

    private static List<OperationRoute> Routes(IEnumerable<EmulatedOperation> operations)
    {
        var routes = operations.Where(operation => operation.Route is not null)
            .Select(operation => new OperationRoute(operation.Name, operation.Route!, RequiredHeaders(operation.Model?.Operation))).ToList();
        routes.Sort((one, other) => RestRoute.Compare(one.Route, other.Route) is not 0 and var order
            ? order
            : other.RequiredHeaders.Count.CompareTo(one.RequiredHeaders.Count));
        return routes;
    }

    private static IReadOnlyList<string> RequiredHeaders(Operation? model) => model is null
        ? []
        : [.. model.Members.Where(member => member is { IsRequired: true, Place: MemberPlace.Header }).Select(member => member.WireName)];

    /// <summary>The route of an operation. Of two with one route, such as S3's CopyObject and PutObject, the headers decide that only one requires.</summary>
    private sealed record OperationRoute(string Name, RestRoute Route, IReadOnlyList<string> RequiredHeaders);
}

/// <summary>The operation of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">The labels of the path.</param>
internal sealed record OperationMatch(string Name, IReadOnlyDictionary<string, string> Labels);
