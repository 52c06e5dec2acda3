using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Collects the parameters of a REST request from its path, query string, headers and body.</summary>
internal static class RestBinding
{
    /// <param name="request">The request.</param>
    /// <param name="body">The parameters in its body.</param>
    /// <param name="labels">The labels of its path.</param>
    /// <param name="members">The members of the operation's request in AWS's model; null if it has none.</param>
    public static WireObject Bind(
        ApiRequest request, WireObject body, IReadOnlyDictionary<string, string> labels, IReadOnlyList<RequestMember>? members)
    {
        var parameters = new WireObject();
        foreach (var (name, value) in body)
        {
            parameters.Add(name, value);
        }

        var types = (members ?? []).Where(member => member.Place is not RequestPlace.Body).ToDictionary(member => (member.Place, member.WireName));
        foreach (var (name, text) in labels)
        {
            parameters.Add(name, Typed(TypeOf(RequestPlace.Path, name), [text]));
        }

        foreach (var same in request.QueryParameters.GroupBy(pair => pair.Key, pair => pair.Value))
        {
            parameters.Add(same.Key, Typed(TypeOf(RequestPlace.Query, same.Key), [.. same]));
        }

        foreach (var (place, name) in types.Keys.Where(key => key.Place is RequestPlace.Header))
        {
            parameters.Add(name, request.Header(name) is { } text ? Typed(TypeOf(place, name), [text]) : null);
        }

        return parameters;

        WireType? TypeOf(RequestPlace place, string name) => types.GetValueOrDefault((place, name))?.Type;
    }

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
        WireKind.Timestamp when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            new WireTime(time),
        _ => new WireText(text),
    };
}
