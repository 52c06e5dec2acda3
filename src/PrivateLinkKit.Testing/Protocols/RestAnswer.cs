using System.Text;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Distributes the members of a REST result over status, headers and body.</summary>
internal static class RestAnswer
{
    private const string ContentRange = "Content-Range";
    private const int PartialContent = 206;

    private static readonly ApiAnswer Empty = new(200, ContentType: null, []);

    /// <param name="protocol">The protocol.</param>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="members">The members of its result in AWS's model; null if it has none: all are in the body.</param>
    /// <param name="result">The result.</param>
    /// <param name="requestId">The request id.</param>
    /// <param name="status">The HTTP status, unless a member holds it.</param>
    public static ApiAnswer Render(
        AwsProtocol protocol, string operation, IReadOnlyList<ResultMember>? members, WireObject result, string requestId, int status)
    {
        var places = (members ?? []).ToDictionary(member => member.WireName, member => member.Place);
        var headers = new List<(string Name, string Value)>();
        var body = new WireObject();
        foreach (var (name, value) in result)
        {
            switch (places.GetValueOrDefault(name))
            {
                case MemberPlace.Header:
                    headers.Add((name, HeaderText.Write(name, value)));
                    status = name is ContentRange ? PartialContent : status;
                    break;
                case MemberPlace.PrefixedHeaders: headers.AddRange(Prefixed(name, (WireObject)value)); break;
                case MemberPlace.Status: status = (int)((WireNumber)value).Value; break;
                default: body.Add(name, value); break;
            }
        }

        var answer = status is 204 || members?.All(member => member.Place is not (MemberPlace.Body or MemberPlace.Payload)) is true ? Empty
            : members?.FirstOrDefault(member => member.Place is MemberPlace.Payload) is { WireName: var payload } ? Payload(protocol, payload, body[payload])
            : protocol.Render(operation, body, requestId);
        return answer with { Status = status, Headers = [.. answer.Headers, .. headers] };
    }

    private static ApiAnswer Payload(AwsProtocol protocol, string name, WireValue? payload) => payload switch
    {
        null => Empty,
        WireBytes bytes => new(200, "application/octet-stream", bytes.Value.ToArray()),
        WireText text => new(200, "text/plain;charset=UTF-8", Encoding.UTF8.GetBytes(text.Value)),
        _ => ((IRestProtocol)protocol).RenderPayload(name, payload),
    };

    private static IEnumerable<(string Name, string Value)> Prefixed(string prefix, WireObject map) =>
        map.Select(entry => (prefix + entry.Key, HeaderText.Write(prefix + entry.Key, entry.Value)));
}
