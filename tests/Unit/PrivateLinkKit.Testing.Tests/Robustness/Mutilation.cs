using System.Text;
using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Makes one thing about a request invalid.</summary>
internal sealed class Mutilation(Random random)
{
    private static readonly string[] Hostile =
    [
        "", " ", "-1", "0", "1e400", "NaN", "99999999999999999999999999999999", "2147483648", "true", "[]", "{}", "\0", "\u0001\u001f", "\ud83d\udca5",
            "\uffff", "<![CDATA[", "]]>",
        "&amp;", "'\"\\", "%00", "../../etc/passwd", "${x}", "*", new('*', 500), "arn:aws:", "arn:aws:elasticloadbalancing:::", "vpc-", "0.0.0.0/0",
            "10.0.0.0/33", "10.0.0.0/-1",
        "256.1.1.1", "::/0", "fe80::1%eth0", "2026-02-30T00:00:00Z", new('a', 70_000), string.Concat(Enumerable.Repeat("a/", 5000)), "line\r\nline",
            "tag:", "default", "sg-", "=", "&", "+",
    ];

    private static readonly string[] Scopes =
    [
        "", "AWS4-HMAC-SHA256", "Bearer x", "Credential=", "Credential=////", "Credential=a/20260101/eu-west-1/ec2/aws5_request",
            "Credential=a/x/eu-west-1/ec2/aws4_request",
        "Credential=/20260101/eu-west-1/ec2/aws4_request", "Credential=111111111111/20260101//ec2/aws4_request",
            "Credential=111111111111/20260101/eu-west-1//aws4_request",
        "Credential=111111111111/20260101/moon/ec2/aws4_request", "Credential=111111111111/20260101/eu-west-1/dynamodb/aws4_request",
            "Credential=1/20260101/eu-west-1/s3/aws4_request",
        "Credential=ASIAXXXXXXXXXXXXXXXX/20260101/eu-west-1/ec2/aws4_request", "Credential=999999999999/20260101/eu-west-1/sts/aws4_request",
        $"Credential={new string('k', 9000)}/20260101/eu-west-1/ec2/aws4_request", $"Credential=k/20260101/{new string('r', 9000)}/ec2/aws4_request",
        string.Concat(Enumerable.Repeat("Credential=", 1000)),
            "Credential=k/20260101/eu-west-1/ec2/aws4_request Credential=k/20260101/eu-west-1/ecs/aws4_request",
    ];

    private static readonly string[] ContentTypes =
        ["", "text/plain", "application/json", "application/x-amz-json-1.0", "application/xml", "multipart/form-data; boundary=x", "image/png", "x",
            "application/cbor", ";;;"];

    private static readonly string[] Methods = ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];

    private static readonly string[] Paths = ["/x", "/?", "/?Action=DescribeVpcs", "/%2e%2e/x", "/_other/x", "/a/b/c?Action=DeleteVpc&VpcId=x", "/index.html"];

    public WireObject Parameters(WireObject parameters)
    {
        var changed = new WireObject();
        var at = random.Next(parameters.Count + 1);
        foreach (var ((name, value), place) in parameters.Select((member, place) => (member, place)))
        {
            if (place != at)
            {
                changed.Add(name, value);
            }
            else if (random.Next(6) > 0)
            {
                changed.Add(name, Value(value));
            }
        }

        if (at == parameters.Count)
        {
            changed.Add(random.Next(2) == 0 ? "Colour" : Pick(Hostile), Value(new WireText("red")));
        }

        return changed;
    }

    public ForgedRequest Request(ForgedRequest request) => random.Next(6) switch
    {
        0 => request with { Authorization = Pick(Scopes), IsScoped = false },
        1 => request with { ContentType = Pick(ContentTypes) },
        2 => request with { Method = Pick(Methods) },
        3 => request with { Path = Pick(Paths), Method = random.Next(3) == 0 ? "GET" : request.Method },
        4 when request.Api.Protocol is Protocol.Json => request with { Target = random.Next(4) == 0 ? null
            : Pick([Header(Pick(Hostile)), $"{request.Api.Facts.Target}.", request.Operation, $"{request.Target}x"]) },
        _ => request with { Body = Bytes(request.Body) },
    };

    // Characters that HttpClient sends and Kestrel accepts; others are tested with raw sockets.
    private static string Header(string text) => new([.. text.Where(character => !char.IsControl(character)).Take(1000)]);

    private byte[] Bytes(byte[] body) => random.Next(9) switch
    {
        0 => body[..random.Next(body.Length + 1)],
        1 => Flipped(body),
        2 => Spliced(body, RandomBytes(random.Next(1, 300))),
        3 => Spliced(body,
            Encoding.ASCII.GetBytes(Pick(
            ["%", "%4", "%zz", "%%%", "&&&", "=", "&=&", "&.=1", "&..=1", "&A.0=1", "&A.-1.B=1", "&1=2", "&A.1=x&A.01=y", "\"", "{", "[", ",", "\\ud800",
            "null"]))),
        4 => [.. body, .. body],
        5 => RandomBytes(random.Next(1, 2000)),
        6 => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Pick(["[", "{\"a\":", "a.", "&", "&A.1=1", "%41"]), random.Next(1, 40_000)))),
        7 => Spliced(body, [0xff, 0xfe, 0xed, 0xa0, 0x80, 0xc0, 0x80]),
        _ => Crowded(body),
    };

    // Very many items and members.
    private byte[] Crowded(byte[] body)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(body));
        var name = Pick(["Filter", "Filter.1.Value", "Tags.member", "ResourceId", "VpcId", "TagSpecification.1.Tag", "Subnets.member", "X"]);
        for (var i = random.Next(1, 20_000); i > 0; i--)
        {
            text.Append($"&{name}.{i}=x");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private WireValue Value(WireValue value) => (value, random.Next(5)) switch
    {
        (WireList list, < 3) => Longer(list),
        (WireObject members, < 4) => Parameters(members),
        (_, 0) => new WireList { new WireObject { { "a", new WireText(Pick(Hostile)) } } },
        (_, 1) => Nested(random.Next(1, 80)),
        (_, 2) => new WireNumber(random.Next(4) switch { 0 => decimal.MaxValue, 1 => -1, 2 => 0.5m, _ => long.MaxValue }),
        _ => new WireText(Pick(Hostile)),
    };

    private WireList Longer(WireList list)
    {
        var longer = new WireList();
        var items = list.Select(item => item.Value).ToList();
        for (var left = Pick([0, 2, 17, 51, 101, 1001, 5000]); left > 0 && items is not []; left--)
        {
            longer.Add(Pick(items));
        }

        return longer;
    }

    private static WireValue Nested(int depth) => depth == 0 ? new WireText("x") : new WireObject { { "a", Nested(depth - 1) } };

    private byte[] Flipped(byte[] body)
    {
        var changed = body.ToArray();
        for (var left = random.Next(1, 6); left > 0 && changed is not []; left--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private byte[] Spliced(byte[] body, byte[] part)
    {
        var at = random.Next(body.Length + 1);
        return [.. body[..at], .. part, .. body[at..]];
    }

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
