using System.Security.Cryptography;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class KeyPairsTests : EmulatorTest
{
    private const string RsaKey =
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCau0mlxxHyoitsuAocEh2B5DdvGo2UJB+rpM3QYwI6N3KwoFg7zZ8Py7sGRpmn33XqOEV4ySUKidLiSacwUIuMXVr9myWNWXJ68iMlNqZCC2E8"
        + "BdIgllrVDk7OdXviDJEpsC0fQhW7USmLyzhLyYKyN7kWYzPYhNSq8I331q4eEQ== me@example";

    private const string Ed25519Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    [Fact]
    public async Task CreateKeyPair_Rsa_ReturnsTheKeyOfItsFingerprint()
    {
        var created = (await TestEnvironment.Ec2.CreateKeyPairAsync(new() { KeyName = "ops" })).KeyPair;

        using var key = RSA.Create();
        key.ImportFromPem(created.KeyMaterial);
#pragma warning disable CA5350 // AWS's fingerprint of created RSA keys.
        var digest = Convert.ToHexStringLower(SHA1.HashData(key.ExportPkcs8PrivateKey()));
#pragma warning restore CA5350
        Assert.Equal(digest, created.KeyFingerprint.Replace(":", "", StringComparison.Ordinal));
        Assert.StartsWith("key-", created.KeyPairId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateKeyPair_Ed25519_ContainsThePublicKey()
    {
        var created = (await TestEnvironment.Ec2.CreateKeyPairAsync(new() { KeyName = "ops", KeyType = KeyType.Ed25519 })).KeyPair;
        var shown = (await TestEnvironment.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { IncludePublicKey = true })).KeyPairs.Single();

        var file = PemEncoding.Find(created.KeyMaterial);
        var bytes = Convert.FromBase64String(created.KeyMaterial[file.Base64Data].ReplaceLineEndings(""));
        var blob = Convert.FromBase64String(shown.PublicKey.Split(' ')[1]);
        Assert.StartsWith("openssh-key-v1\0", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().IndexOf(blob) > 0);
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(blob)), created.KeyFingerprint);
    }

    // RFC 8032, section 7.1, test 1.
    [Fact]
    public void PublicKey_OfTheRfc_IsItsPublicKey() => Assert.Equal(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        Convert.ToHexStringLower(Ed25519.PublicKey(Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))));

    [Theory]
    [InlineData(RsaKey, "rsa", "3f:be:e1:d0:7b:d0:54:0f:2d:ca:b4:4d:fc:0d:64:28")]
    [InlineData(Ed25519Key, "ed25519", "bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8=")]
    public async Task ImportKeyPair_PublicKey_HasAwsFingerprint(string key, string type, string fingerprint)
    {
        await ImportAsync("mine", key);

        var shown = (await TestEnvironment.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["mine"] })).KeyPairs.Single();
        Assert.Equal((type, fingerprint, null), (shown.KeyType.Value, shown.KeyFingerprint, shown.PublicKey));
    }

    [Theory]
    [InlineData("ssh-dss AAAAB3NzaC1kc3M=")]
    [InlineData("ssh-rsa AAAA")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQAB")]
    public async Task ImportKeyPair_OtherMaterial_IsRefused(string key) => await Refused.WithAsync("InvalidKey.Format", () => ImportAsync("mine", key));

    [Fact]
    public async Task KeyPair_ByName_IsUniqueAndCheckedByRunInstances()
    {
        await ImportAsync("mine", RsaKey);
        await Refused.WithAsync("InvalidKeyPair.Duplicate", () => ImportAsync("mine", Ed25519Key));

        var instance = (await RunAsync("mine")).Reservation.Instances.Single();
        await Refused.WithAsync("InvalidKeyPair.NotFound", () => RunAsync("other"));
        await TestEnvironment.Ec2.DeleteKeyPairAsync(new() { KeyName = "mine" });
        await TestEnvironment.Ec2.DeleteKeyPairAsync(new() { KeyName = "mine" });

        Assert.Equal("mine", instance.KeyName);
        await Refused.WithAsync("InvalidKeyPair.NotFound", () =>
            TestEnvironment.Ec2.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { KeyNames = ["mine"] }));
    }

    private Task<RunInstancesResponse> RunAsync(string keyName) =>
        TestEnvironment.Ec2.RunInstancesAsync(new() { ImageId = "ami-0123456789abcdef0", MinCount = 1, MaxCount = 1, KeyName = keyName });

    private Task<ImportKeyPairResponse> ImportAsync(string name, string key) => TestEnvironment.Ec2.ImportKeyPairAsync(
        new() { KeyName = name, PublicKeyMaterial = Convert.ToBase64String(Encoding.ASCII.GetBytes(key)) });
}
