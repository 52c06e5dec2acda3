using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

public class ParametersTests : SsmTest
{
    private const string Name = "/orders/stack";

    [Fact]
    public async Task Put_NewName_IsItsFirstVersion()
    {
        var put = await Ssm.PutParameterAsync(new() { Name = $" {Name} ", Value = "a", Type = ParameterType.String });

        Assert.Equal((1L, ParameterTier.Standard), (put.Version ?? 0, put.Tier));
        var found = (await Ssm.GetParameterAsync(new() { Name = Name })).Parameter;
        Assert.Equal((Name, "a", 1L, ParameterType.String, "text"), (found.Name, found.Value, found.Version ?? 0, found.Type, found.DataType));
        Assert.Equal($"arn:aws:ssm:{TestEnvironment.Region}:{TestEnvironment.Provider}:parameter/orders/stack", found.ARN);
        Assert.Equal(Clock.GetUtcNow().UtcDateTime, found.LastModifiedDate!.Value.ToUniversalTime());
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task Put_OtherPartition_HasItsArn(string region, string partition)
    {
        using var there = Environment.SsmOf(TestEnvironment.Provider, region);
        await there.PutParameterAsync(new() { Name = "role", Value = "a", Type = ParameterType.String });

        var arn = (await there.GetParameterAsync(new() { Name = "role" })).Parameter.ARN;

        Assert.Equal($"arn:{partition}:ssm:{region}:{TestEnvironment.Provider}:parameter/role", arn);
        Assert.Equal("a", (await there.GetParameterAsync(new() { Name = arn })).Parameter.Value);
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "role" }));
    }

    [Fact]
    public async Task Put_NameTaken_IsRefusedUnlessItOverwrites()
    {
        await PutAsync(Name);

        await Assert.ThrowsAsync<ParameterAlreadyExistsException>(() => PutAsync(Name));
        var put = await Ssm.PutParameterAsync(new() { Name = Name, Value = "b", Overwrite = true });

        Assert.Equal(2, put.Version);
        Assert.Equal("b", (await Ssm.GetParameterAsync(new() { Name = Name })).Parameter.Value);
    }

    [Fact]
    public async Task Put_OverwriteWithoutDescription_KeepsDescriptionAndTags()
    {
        await Ssm.PutParameterAsync(new()
        {
            Name = Name, Value = "a", Type = ParameterType.String, Description = "of us", Tags = [new() { Key = "team", Value = "a" }],
        });

        await Ssm.PutParameterAsync(new() { Name = Name, Value = "b", Overwrite = true });

        Assert.Equal("of us", Assert.Single((await Ssm.DescribeParametersAsync(new())).Parameters).Description);
        var tags = await Ssm.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = Name });
        Assert.Equal("team", Assert.Single(tags.TagList).Key);
    }

    [Fact]
    public async Task Put_TagsWithOverwrite_IsRefused()
    {
        var error = await Refused.WithAsync("ValidationException", () => Ssm.PutParameterAsync(new()
        {
            Name = Name, Value = "a", Type = ParameterType.String, Overwrite = true, Tags = [new() { Key = "team", Value = "a" }],
        }));

        Assert.StartsWith("Invalid request: tags and overwrite can't be used together.", error.Message);
        Assert.Empty((await Ssm.DescribeParametersAsync(new())).Parameters ?? []);
    }

    [Theory]
    [InlineData("String", true, 4096, null)]
    [InlineData("StringList", false, 4096, null)]
    [InlineData("String", true, 4097, "ValidationException")]
    [InlineData("String", true, 0, "ValidationException")]
    [InlineData(null, true, 1, "ValidationException")]
    [InlineData(null, false, 1, "ValidationException")]
    public async Task Put_NewParameter_NeedsATypeAndAValueOfFourKilobytes(string? type, bool overwrites, int length, string? code)
    {
        var request = new PutParameterRequest { Name = Name, Value = new string('a', length), Overwrite = overwrites };
        if (type is not null)
        {
            request.Type = type;
        }

        await ExpectAsync(code, request);
    }

    [Theory]
    [InlineData("{{ssm:other}}", "ValidationException")]
    [InlineData("a {{other}} b", "ValidationException")]
    [InlineData("{\"a\":{\"b\":{}}}", null)]
    public async Task Put_ValueThatNestsAParameter_IsRefused(string value, string? code) =>
        await ExpectAsync(code, new() { Name = Name, Value = value, Type = ParameterType.String });

    [Fact]
    public async Task Put_ValueOfManyBytes_IsMeasuredInBytes() =>
        await ExpectAsync("ValidationException", new() { Name = Name, Value = new string('é', 2049), Type = ParameterType.String });

    [Fact]
    public async Task Put_AnotherType_IsRefused()
    {
        await PutAsync(Name);

        await Assert.ThrowsAsync<HierarchyTypeMismatchException>(
            () => Ssm.PutParameterAsync(new() { Name = Name, Value = "b", Type = ParameterType.StringList, Overwrite = true }));
    }

    [Fact]
    public async Task Put_WhatIsNotEmulated_IsRefusedByName()
    {
        await NamesAsync("the type SecureString", request => request.Type = ParameterType.SecureString);
        await NamesAsync("the parameter Tier of PutParameter", request => request.Tier = ParameterTier.Advanced);
        await NamesAsync("the parameter AllowedPattern of PutParameter", request => request.AllowedPattern = "a");
        await NamesAsync("the parameter DataType of PutParameter", request => request.DataType = "aws:ec2:image");
        await NamesAsync("the parameter KeyId of PutParameter", request => request.KeyId = "a");
        await NamesAsync("the parameter Policies of PutParameter", request => request.Policies = "[]");

        async Task NamesAsync(string what, Action<PutParameterRequest> change)
        {
            var request = new PutParameterRequest { Name = Name, Value = "a", Type = ParameterType.String };
            change(request);
            var error = await Refused.WithAsync("ValidationException", () => Ssm.PutParameterAsync(request));
            Assert.StartsWith("EmbeddedAws does not emulate", error.Message);
            Assert.EndsWith(what, error.Message);
        }
    }

    [Fact]
    public async Task Put_StandardTierAndText_AreWhatAwsAssumes() =>
        await ExpectAsync(null, new() { Name = Name, Value = "a", Type = ParameterType.String, Tier = ParameterTier.Standard, DataType = "text" });

    [Fact]
    public async Task Delete_Parameter_BeginsAgainAtTheFirstVersion()
    {
        await PutAsync(Name);
        await Ssm.PutParameterAsync(new() { Name = Name, Value = "b", Overwrite = true });

        await Ssm.DeleteParameterAsync(new() { Name = Name });

        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = Name }));
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.DeleteParameterAsync(new() { Name = Name }));
        await PutAsync(Name);
        Assert.Equal(1, (await Ssm.GetParameterAsync(new() { Name = Name })).Parameter.Version);
    }

    [Fact]
    public async Task DeleteParameters_KnownAndUnknown_ListsBoth()
    {
        await PutAsync("/a", "/b");

        var deleted = await Ssm.DeleteParametersAsync(new() { Names = ["/b", "/nothing", "/a"] });

        Assert.Equal(["/b", "/a"], deleted.DeletedParameters);
        Assert.Equal(["/nothing"], deleted.InvalidParameters);
    }

    [Fact]
    public async Task Reset_Parameters_AreForgotten()
    {
        await PutAsync(Name);

        Environment.Aws.Reset();

        Assert.Empty((await Ssm.DescribeParametersAsync(new())).Parameters ?? []);
    }

    private async Task ExpectAsync(string? code, PutParameterRequest request)
    {
        if (code is null)
        {
            Assert.Equal(1, (await Ssm.PutParameterAsync(request)).Version);
            return;
        }

        await Refused.WithAsync(code, () => Ssm.PutParameterAsync(request));
        Assert.Empty((await Ssm.DescribeParametersAsync(new())).Parameters ?? []);
    }
}
