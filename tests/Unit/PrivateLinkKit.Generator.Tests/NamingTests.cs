using PrivateLinkKit.External.Generator;
using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.Generator.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("PrefixListId", "PrefixListId", "Id")]
    [InlineData("Colour", "colour", "Value")]
    [InlineData("Colour", "shade", "Shade")]
    public void Property_MemberOfAClass_IsNeverNamedAsTheClass(string structure, string member, string property)
    {
        var named = new Member(member, new Primitive(PrimitiveKind.String));

        Assert.Equal(property, DotNetSdk.Property(new Structure(structure, [named]), named));
    }
}
