using System.Reflection;
using PrivateLinkKit.PackagingTests.Packages;

namespace PrivateLinkKit.PackagingTests.PublicApi;

/// <summary>
/// The public API of each package against the file of its name beside this one. With the environment variable WRITE_EXPECTED=1 the files are written instead;
/// their difference is reviewed like code.
/// </summary>
public class PublicApiTests
{
    private const string Folder = "tests/Packaging/PrivateLinkKit.PackagingTests/PublicApi";

    public static TheoryData<string> Packages => [.. PackedFeed.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Api_OfThePackage_IsThatOfTheFile(string package)
    {
        var file = RepositoryFile.Find($"{Folder}/{package}.txt");
        var actual = Api.Of(Assembly.Load(package)).Select(line => line.Text).ToList();
        if (Environment.GetEnvironmentVariable("WRITE_EXPECTED") == "1")
        {
            File.WriteAllText(file, string.Concat(actual.Select(line => $"{line}\n")));
        }

        var expected = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] changed = [.. expected.Except(actual).Select(line => $"- {line}"), .. actual.Except(expected).Select(line => $"+ {line}")];
        Assert.True(
            actual.SequenceEqual(expected),
            $"The public API of {package} has changed. If that is meant, run this test with WRITE_EXPECTED=1 and review "
                + $"{Folder}/{package}.txt.\n{string.Join('\n', changed.OrderBy(line => line[2..], StringComparer.Ordinal))}");
    }

    /// <summary>
    /// The builder, the plan and the results are free of the SDK's types; these two members hand something over to it. What kinds and modules are made of
    /// names types of the SDK's core only.
    /// </summary>
    [Fact]
    public void Api_OfTheLibrary_NamesTypesOfTheAwsSdkInTwoMembersOnly() => Assert.Equal(
        [
            "PrivateLinkKit.PrivateLinkOptions.Credentials: AWSCredentials? { get; set; }",
            "PrivateLinkKit.SendOnceExtensions.SendOnce<TConfig>(this TConfig config, TimeSpan? timeout = null): TConfig where TConfig : ClientConfig [static]",
        ],
        AwsSdkLines("PrivateLinkKit").Where(line => !line.StartsWith("PrivateLinkKit.Engine.", StringComparison.Ordinal)));

    [Fact]
    public void Api_OfKindsAndModules_NamesTypesOfTheSdksCoreOnly() => Assert.DoesNotContain(
        Api.Of(Assembly.Load("PrivateLinkKit")).SelectMany(line => line.Types),
        type => type.Namespace?.Split('.')[0] == "Amazon" && type.Assembly.GetName().Name != "AWSSDK.Core");

    [Theory]
    [InlineData("PrivateLinkKit.Testing")]
    [InlineData("PrivateLinkKit.AspNetCore")]
    public void Api_OfTheOtherPackages_NamesNoTypeOfTheAwsSdk(string package) => Assert.Empty(AwsSdkLines(package));

    private static IEnumerable<string> AwsSdkLines(string package) => Api.Of(Assembly.Load(package))
        .Where(line => line.Types.Any(type => type.Namespace?.Split('.')[0] == "Amazon"))
        .Select(line => line.Text);
}
