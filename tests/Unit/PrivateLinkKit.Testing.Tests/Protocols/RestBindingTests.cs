using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Protocols;

public class RestBindingTests
{
    private static readonly RequestMember[] Members =
    [
        Member("count", WireType.Integer, MemberPlace.Query),
        Member("deep", WireType.Boolean, MemberPlace.Query),
        Member("ids", new(WireKind.List) { Item = WireType.Text }, MemberPlace.Query),
        Member("since", WireType.Timestamp, MemberPlace.Query),
        Member("x-token", WireType.Text, MemberPlace.Header),
        Member("x-absent", WireType.Text, MemberPlace.Header),
    ];

    [Fact]
    public void Bind_MembersOfTheModel_HaveTheirTypes()
    {
        var bound = Bind("count=3&deep=true&ids=a&ids=b&since=2026-01-02T00:00:00Z");

        Assert.Equal(new WireNumber(3), bound["count"]);
        Assert.Equal(new WireBool(true), bound["deep"]);
        Assert.Equal([new WireText("a"), new WireText("b")], ((WireList)bound["ids"]!).Select(item => item.Value));
        Assert.Equal(new WireTime(new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), bound["since"]);
        Assert.Equal(new WireText("secret"), bound["x-token"]);
        Assert.Null(bound["x-absent"]);
    }

    [Fact]
    public void Bind_ListOfOne_IsAList() => Assert.Single((WireList)Bind("ids=a")["ids"]!);

    [Fact]
    public void Bind_TextOfAnotherType_StaysAText() => Assert.Equal(new WireText("many"), Bind("count=many")["count"]);

    private static WireObject Bind(string query)
    {
        var request = new ApiRequest(null, default) { Method = "GET", Query = query, Header = name => name is "x-token" ? "secret" : null };
        return RestBinding.Bind(request, AwsProtocols.RestJson(), RestRoute.Parse("GET /"), new Dictionary<string, string>(), Members);
    }

    private static RequestMember Member(string name, WireType type, MemberPlace place) => new(name, name, false, type) { Place = place };
}
