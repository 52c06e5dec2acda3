using System.Globalization;
using System.Text;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Collects the parameters of a REST request from its path, query string, headers and body.</summary>
internal static class RestBinding
{
    /// <param name="request">The request.</param>
    /// <param name="protocol">The protocol of its body.</param>
    /// <param name="route">The route of its operation.</param>
    /// <param name="labels">The labels of its path.</param>
    /// <param name="members">The members of the operation's request in AWS's model; null if it has none.</param>
    public static WireObject Bind(
        ApiRequest request, AwsProtocol protocol, RestRoute route, IReadOnlyDictionary<string, string> labels, IReadOnlyList<RequestMember>? members)
    {
        var known = (members ?? []).ToLookup(member => member.Place);
        var parameters = Body(request, protocol, known[MemberPlace.Payload].FirstOrDefault());
        foreach (var (name, text) in labels)
        {
            parameters.Add(name, Typed(Find(known[MemberPlace.Path], name)?.Type, [text]));
        }

        foreach (var (name, value) in Query(request, known[MemberPlace.Query], members is null ? [] : [.. route.RequiredKeys]))
        {
            parameters.Add(name, value);
        }

        foreach (var member in known[MemberPlace.Header])
        {
            parameters.Add(member.WireName, request.Header(member.WireName) is { } text ? Header(member.Type, text) : null);
        }

        foreach (var member in known[MemberPlace.PrefixedHeaders])
        {
            parameters.Add(member.WireName, Prefixed(request, member.WireName));
        }

        return parameters;
    }

    private static WireObject Body(ApiRequest request, AwsProtocol protocol, RequestMember? payload) => payload is null
        ? protocol.Parse(request)
        : new WireObject { { payload.WireName, request.Body.IsEmpty ? null : Payload(request, protocol, payload.Type) } };

    private static WireValue Payload(ApiRequest request, AwsProtocol protocol, WireType type) => type.Kind switch
    {
        WireKind.Blob => new WireBytes(request.Body),
        WireKind.Text => new WireText(Encoding.UTF8.GetString(request.Body.Span)),
        _ => protocol.Parse(request),
    };

    /// <summary>The parameters of the query string; a map takes those that no other member has.</summary>
    private static WireObject Query(ApiRequest request, IEnumerable<RequestMember> members, IReadOnlyCollection<string> requiredKeys)
    {
        var (result, rest) = (new WireObject(), new WireObject());
        var map = members.FirstOrDefault(member => member.Type.Kind is WireKind.Map);
        foreach (var same in request.QueryParameters.GroupBy(pair => pair.Key, pair => pair.Value))
        {
            var member = Find(members, same.Key);
            if (member is null && requiredKeys.Contains(same.Key))
            {
                continue;
            }

            var isInMap = map is not null && (member is null || member == map);
            (isInMap ? rest : result).Add(same.Key, Typed(isInMap ? map!.Type.Item : member?.Type, [.. same]));
        }

        if (map is not null && rest.Count > 0)
        {
            result.Add(map.WireName, rest);
        }

        return result;
    }

    private static WireValue Header(WireType type, string text) =>
        Typed(type, type.Kind is WireKind.List ? text.Split(',', StringSplitOptions.TrimEntries) : [text]);

    private static WireObject? Prefixed(ApiRequest request, string prefix)
    {
        var map = new WireObject();
        foreach (var name in request.HeaderNames.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            map.Add(name[prefix.Length..], new WireText(request.Header(name)!));
        }

        return map.Count > 0 ? map : null;
    }

    private static RequestMember? Find(IEnumerable<RequestMember> members, string name) => members.FirstOrDefault(member => member.WireName == name);

    private static WireValue Typed(WireType? type, IReadOnlyList<string> texts)
    {
        if (texts is [var only] && type?.Kind is not WireKind.List)
        {
            return Scalar(type, only);
        }

        var list = new WireList();
        foreach (var text in texts)
        {
            list.Add(Scalar(type?.Item, text));
        }

        return list;
    }

    // A text of another type stays a text, and is refused where it is read.
    private static WireValue Scalar(WireType? type, string text) => type?.Kind switch
    {
        WireKind.Integer or WireKind.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            new WireNumber(number),
        WireKind.Boolean when bool.TryParse(text, out var flag) => new WireBool(flag),
        WireKind.Timestamp when TimeText.Read(text, format: null) is { } time => new WireTime(time),
        _ => new WireText(text),
    };
}
