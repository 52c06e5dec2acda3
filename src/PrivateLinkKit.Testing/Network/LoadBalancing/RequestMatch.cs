using System.IO.Enumeration;
using System.Net;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Finds the listener rule that matches a request.</summary>
internal static class RequestMatch
{
    public static BalancerRule Find(BalancerListener listener, HttpRequest request) =>
        listener.Rules.First(rule => rule.Conditions.All(condition => Holds(condition, request)));

    // Host names and header values compare without case, paths and methods with it (ALB guide, listener rules).
    private static bool Holds(RuleCondition condition, HttpRequest request) =>
        Any(condition.HostHeaderConfig?.Values, pattern => Like(pattern, request.Host.Host, ignoreCase: true))
        && Any(condition.PathPatternConfig?.Values, pattern => Like(pattern, request.Path.Value!, ignoreCase: false))
        && Any(condition.HttpRequestMethodConfig?.Values, method => method == request.Method)
        && Any(condition.HttpHeaderConfig?.Values, pattern =>
            request.Headers[condition.HttpHeaderConfig!.HttpHeaderName!].Any(value => Like(pattern, value ?? "", ignoreCase: true)))
        && Any(condition.QueryStringConfig?.Values, wanted => request.Query.Any(pair =>
            (wanted.Key is null || Like(wanted.Key, pair.Key, ignoreCase: true))
                && pair.Value.Any(value => Like(wanted.Value!, value ?? "", ignoreCase: true))))
        && Any(condition.SourceIpConfig?.Values, range => IPNetwork.Parse(range).Contains(request.HttpContext.Connection.RemoteIpAddress!));

    private static bool Any<T>(IReadOnlyList<T>? alternatives, Func<T, bool> holds) => alternatives is null || alternatives.Any(holds);

    private static bool Like(string pattern, string text, bool ignoreCase) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase);
}
