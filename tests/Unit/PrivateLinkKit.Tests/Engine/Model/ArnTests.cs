using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Engine.Model;

public class ArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/path/name")]
    [InlineData("arn:aws-cn:ecs:cn-north-1:123456789012:cluster/api")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db:password::")]
    public void ToString_ParsedArn_IsItsText(string text)
    {
        Assert.True(Arn.TryParse(text, out var arn));

        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:iam")]
    [InlineData("arn:azure:iam::1:x")]
    [InlineData("arn:aws:::1:x")]
    [InlineData("arn:aws:iam::1:")]
    [InlineData("arn:awsome:iam::123456789012:root")]
    [InlineData("arn:aws-:iam::123456789012:root")]
    [InlineData("arn:aws:iam:eu west:123456789012:root")]
    [InlineData("arn:aws:iam:eu-west-1\n:123456789012:root")]
    [InlineData("arn:aws:iam::123456789012:role/a\nb")]
    public void TryParse_NoArn_IsFalse(string text) => Assert.False(Arn.TryParse(text, out _));
}
