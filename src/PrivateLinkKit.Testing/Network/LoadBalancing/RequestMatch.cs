using System.IO.Enumeration;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Finds the listener rule that matches a request.</summary>
internal static class RequestMatch
{
    public static BalancerRule Find(BalancerListener listener, HttpRequest request) =>
        listener.Rules.First(rule => rule.Conditions.All(condition => Holds(condition, request)));

    // Host names and header values compare without case, paths and methods with it (ALB guide, listener rules).
    private static bool Holds(RequestCondition condition, HttpRequest request) =>
        Any(condition.Hosts, pattern => Like(pattern, request.Host.Host, ignoreCase: true))
        && Any(condition.Paths, pattern => Like(pattern, request.Path.Value!, ignoreCase: false))
        && Any(condition.Methods, method => method == request.Method)
        && Any(condition.Header?.Values, pattern =>
            request.Headers[condition.Header!.Value.Name].Any(value => Like(pattern, value ?? "", ignoreCase: true)))
        && Any(condition.Query, wanted => request.Query.Any(pair =>
            (wanted.Key is null || Like(wanted.Key, pair.Key, ignoreCase: true))
                && pair.Value.Any(value => Like(wanted.Value, value ?? "", ignoreCase: true))))
        && Any(condition.Sources, range => range.Contains(request.HttpContext.Connection.RemoteIpAddress!));

    private static bool Any<T>(IReadOnlyList<T>? alternatives, Func<T, bool> holds) => alternatives is null || alternatives.Any(holds);

    private static bool Like(string pattern, string text, bool ignoreCase) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase);
}
