using Amazon.KeyManagementService;

namespace PrivateLinkKit.Testing.Tests.Services.Kms;

public class KeysTests : KmsTest
{
    [Fact]
    public async Task Describe_ByIdArnOrAlias_IsTheSameKey()
    {
        var key = await KeyAsync();
        await Kms.CreateAliasAsync(new() { AliasName = "alias/orders", TargetKeyId = key });
        var arn = $"arn:aws:kms:{TestEnvironment.Region}:{TestEnvironment.Provider}:";

        foreach (var id in new[] { key, $"{arn}key/{key}", "alias/orders", $"{arn}alias/orders" })
        {
            Assert.Equal(key, (await Kms.DescribeKeyAsync(id)).KeyMetadata.KeyId);
        }
    }

    [Theory]
    [InlineData("nothing", "NotFoundException")]
    [InlineData("alias/nothing", "NotFoundException")]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef", "NotFoundException")]
    [InlineData("arn:aws:kms:eu-west-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef", "NotFoundException")]
    [InlineData("arn:aws:s3:::bucket", "InvalidArnException")]
    public async Task Describe_WhatDoesNotExist_IsRefused(string id, string code) =>
        await Refused.WithAsync(code, () => Kms.DescribeKeyAsync(id));

    [Fact]
    public async Task Delete_AfterItsWindow_IsGoneWithItsAliases()
    {
        var key = await KeyAsync();
        await Kms.CreateAliasAsync(new() { AliasName = "alias/orders", TargetKeyId = key });

        await Kms.ScheduleKeyDeletionAsync(key, 7);
        var pending = (await Kms.DescribeKeyAsync(key)).KeyMetadata.KeyState;
        await Refused.WithAsync("KMSInvalidStateException", () => Kms.EnableKeyAsync(key));
        Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(KeyState.PendingDeletion, pending);
        await Refused.WithAsync("NotFoundException", () => Kms.DescribeKeyAsync(key));
        await Refused.WithAsync("NotFoundException", () => Kms.DescribeKeyAsync("alias/orders"));
    }

    [Fact]
    public async Task CancelDeletion_BeforeItsEnd_KeepsTheKeyDisabled()
    {
        var key = await KeyAsync();
        await Kms.ScheduleKeyDeletionAsync(key, 7);

        await Kms.CancelKeyDeletionAsync(key);
        Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(KeyState.Disabled, (await Kms.DescribeKeyAsync(key)).KeyMetadata.KeyState);
    }

    [Fact]
    public async Task Key_OfAws_IsMadeWhenItIsLookedUpAndCannotBeChanged()
    {
        var key = (await Kms.DescribeKeyAsync("alias/aws/secretsmanager")).KeyMetadata;

        Assert.Equal((KeyManagerType.AWS, key.KeyId), (key.KeyManager, (await Kms.DescribeKeyAsync(key.KeyId)).KeyMetadata.KeyId));
        await Refused.WithAsync("UnsupportedOperationException", () => Kms.DisableKeyAsync(key.KeyId));
        await Refused.WithAsync("NotAuthorizedException", () => Kms.CreateAliasAsync(new() { AliasName = "alias/aws/ssm", TargetKeyId = key.KeyId }));
    }

    [Fact]
    public async Task Rotate_KeyThatIsDisabled_IsRefused()
    {
        var key = await KeyAsync();
        await Kms.EnableKeyRotationAsync(key);
        await Kms.DisableKeyAsync(key);

        await Refused.WithAsync("DisabledException", () => Kms.EnableKeyRotationAsync(key));
        await Refused.WithAsync("DisabledException", () => Kms.DisableKeyRotationAsync(key));

        Assert.True((await Kms.GetKeyRotationStatusAsync(key)).KeyRotationEnabled);
    }

    [Fact]
    public async Task LogGroup_UnderAKey_NeedsOneThatIsEnabled()
    {
        var key = (await Kms.CreateKeyAsync(new())).KeyMetadata.Arn;
        await Environment.Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = "a", ["kmsKeyId"] = key });
        await Kms.DisableKeyAsync(key);

        await Environment.Aws.RefusedAsync("InvalidParameterException", "logs:CreateLogGroup", new() { ["logGroupName"] = "b", ["kmsKeyId"] = key });

        Assert.Equal([key], (await Environment.Aws.CallAsync("logs:DescribeLogGroups")).Texts("logGroups", "kmsKeyId"));
    }

    [Fact]
    public async Task Encrypt_AnyKey_IsRefusedByName()
    {
        var key = await KeyAsync();

        var error = await Refused.WithAsync(
            "UnknownOperationException", () => Kms.EncryptAsync(new() { KeyId = key, Plaintext = new MemoryStream([1]) }));

        Assert.Contains("EmbeddedAws does not emulate the operation Encrypt of kms", error.Message, StringComparison.Ordinal);
    }
}
