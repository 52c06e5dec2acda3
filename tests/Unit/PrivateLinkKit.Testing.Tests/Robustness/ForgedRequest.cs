using System.Net.Http.Headers;
using System.Text;
using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;
using Operation = PrivateLinkKit.External.Generator.Model.Operation;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>A request of which everything that can be wrong can be set.</summary>
internal sealed record ForgedRequest(Api Api, string Operation, byte[] Body)
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string? Authorization { get; init; }

    public string? ContentType { get; init; }

    public string? Target { get; init; }

    /// <summary>true if the signature names the intended service: only then is the shape of the answer known.</summary>
    public bool IsScoped { get; init; } = true;

    public static ForgedRequest Of(Api api, Operation operation, WireObject parameters, string account) =>
        new(api, operation.Name, Encode(api, operation, parameters))
    {
        Authorization = $"AWS4-HMAC-SHA256 Credential={account}/20260101/{TestEnvironment.Region}/{api.Facts.Signing}/aws4_request, "
            + "SignedHeaders=host, Signature=0",
        ContentType = api.Protocol is Protocol.Json ? "application/x-amz-json-1.1" : "application/x-www-form-urlencoded; charset=utf-8",
        Target = api.Protocol is Protocol.Json ? $"{api.Facts.Target}.{operation.Name}" : null,
    };

    public HttpRequestMessage ToMessage()
    {
        var content = new ByteArrayContent(Body);
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Path, UriKind.Relative)) { Content = Method is "GET" or "HEAD" ? null : content };
        Add(message.Headers, "Authorization", Authorization);
        Add(message.Headers, "X-Amz-Target", Target);
        return message;
    }

    public override string ToString() =>
        $"{Method} {Path}\nAuthorization: {Shorten(Authorization)}\nContent-Type: {Shorten(ContentType)}\nX-Amz-Target: "
            + $"{Shorten(Target)}\n\n{Shorten(Encoding.Latin1.GetString(Body))}";

    private static void Add(HttpHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Shorten(string? text) => text is { Length: > 2000 } ? $"{text[..2000]}... ({text.Length} in all)" : text ?? "(none)";

    private static byte[] Encode(Api api, Operation operation, WireObject parameters)
    {
        if (api.Protocol is Protocol.Json)
        {
            return new JsonProtocol("").Render("", parameters, "").Body;
        }

        var form = new StringBuilder($"Action={operation.Name}&Version={api.Facts.Version}");
        Write(form, "", parameters, api.Protocol is Protocol.Query ? ".member" : "");
        return Encoding.UTF8.GetBytes(form.ToString());
    }

    private static void Write(StringBuilder form, string path, WireValue value, string listLevel)
    {
        switch (value)
        {
            case WireObject members:
                foreach (var (name, member) in members)
                {
                    Write(form, path.Length == 0 ? name : $"{path}.{name}", member, listLevel);
                }

                break;
            case WireList items:
                foreach (var (index, item) in items)
                {
                    Write(form, $"{path}{listLevel}.{index}", item, listLevel);
                }

                break;
            default:
                form.Append('&').Append(Uri.EscapeDataString(path)).Append('=').Append(Uri.EscapeDataString(Text(value)));
                break;
        }
    }

    private static string Text(WireValue value) => value switch
    {
        WireText text => text.Value,
        WireNumber number => $"{number.Value}",
        WireBool flag => flag.Value ? "true" : "false",
        _ => "",
    };
}
