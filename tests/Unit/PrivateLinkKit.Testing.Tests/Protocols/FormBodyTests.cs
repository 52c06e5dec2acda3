using System.Text;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Protocols;

public class FormBodyTests
{
    [Fact]
    public void Parse_NumberedNames_AreListsInTheOrderOfTheirNumbers()
    {
        var tree = Parse("Action=X&Version=1&Filter.2.Name=b&Filter.10.Name=c&Filter.1.Name=a%26b+c", listLevel: null);

        Assert.Equal(["Filter"], tree.Select(member => member.Key));
        var filters = Assert.IsType<WireList>(tree["Filter"]);
        Assert.Equal([1, 2, 10], filters.Select(item => item.Index));
        Assert.Equal([new WireText("a&b c"), new WireText("b"), new WireText("c")], filters.Select(item => ((WireObject)item.Value)["Name"]));
    }

    [Fact]
    public void Parse_MemberLevel_IsNotPartOfTheTree()
    {
        var tree = Parse("Tags.member.1.Key=a&Subnets=", listLevel: "member");

        Assert.Equal(new WireText("a"), Assert.IsType<WireObject>(Assert.IsType<WireList>(tree["Tags"]).Single().Value)["Key"]);
        Assert.Equal(new WireText(""), tree["Subnets"]);
    }

    [Theory]
    [InlineData("A=1&A=2")]
    [InlineData("A=1&A.1=2")]
    public void Parse_TwoValuesForOnePlace_IsRefused(string body) =>
        Assert.Equal("MalformedQueryString", Assert.Throws<AwsErrorException>(() => Parse(body, listLevel: null)).Code);

    [Theory]
    [InlineData("A=%")]
    [InlineData("A=1%4")]
    [InlineData("A%zz=1")]
    public void Parse_BrokenPercentEncoding_IsRefused(string body) =>
        Assert.Equal("MalformedQueryString", Assert.Throws<AwsErrorException>(() => Parse(body, listLevel: null)).Code);

    private static WireObject Parse(string body, string? listLevel) => new FormBody(Encoding.UTF8.GetBytes(body)).Parse(listLevel);
}
