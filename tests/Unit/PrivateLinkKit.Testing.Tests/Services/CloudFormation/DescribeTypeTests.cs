using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Tests.Services.CloudFormation;

public class DescribeTypeTests : EmulatorTest
{
    [Theory]
    [InlineData("AWS::SQS::Queue", "FULLY_MUTABLE")]
    [InlineData("AWS::ApiGatewayV2::Deployment", "FULLY_MUTABLE")]
    [InlineData("AWS::Route53::RecordSet", "NON_PROVISIONABLE")]
    public async Task Describe_ShippedType_ReturnsItsSchema(string type, string provisioning)
    {
        var described = await DescribeAsync(("Type", "RESOURCE"), ("TypeName", type));

        Assert.Equal(provisioning, described.Text("ProvisioningType"));
        var schema = JsonNode.Parse(described.Text("Schema")!)!;
        Assert.Equal(type, (string?)schema["typeName"]);
        Assert.NotEmpty(schema["primaryIdentifier"]!.AsArray());
        Assert.Equal(type, (await DescribeAsync(("Arn", described.Text("Arn")!))).Text("TypeName"));
    }

    [Fact]
    public async Task Describe_UnknownType_IsRefused() =>
        Assert.Equal("TypeNotFoundException", (await DescribeAsync(("Type", "RESOURCE"), ("TypeName", "AWS::SQS::Topic"))).Text("Code"));

    /// <summary>Every pattern is valid here, and every identifier and listed property exists.</summary>
    [Fact]
    public void Schemas_OfAllTypes_AreConsistent()
    {
        Assert.Equal(62, TypeSchemas.Names.Count());
        foreach (var schema in TypeSchemas.Names.Select(name => TypeSchemas.Find(name)!))
        {
            Assert.All(schema.PrimaryIdentifier, name => Assert.True(schema.Root.GetProperty("properties").TryGetProperty(name, out _), schema.TypeName));
            foreach (var pattern in Regex.Matches(schema.Text, "\"pattern\":(\"(?:[^\"\\\\]|\\\\.)*\")").Select(match => match.Groups[1].Value))
            {
                Assert.NotNull(Regex.Match("", (string)JsonNode.Parse(pattern)!));
            }
        }
    }

    private Task<XElement> DescribeAsync(params IReadOnlyList<(string Name, string Value)> parameters) =>
        TestEnvironment.Aws.QueryAsync(Testing.Tests.TestEnvironment.Scope("cloudformation"), "2010-05-15", "DescribeType", parameters);
}
