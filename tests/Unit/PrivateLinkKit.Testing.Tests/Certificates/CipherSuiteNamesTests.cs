using System.Net.Security;
using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Tests.Certificates;

public class CipherSuiteNamesTests
{
    [Theory]
    [InlineData("TLS_AES_128_GCM_SHA256", TlsCipherSuite.TLS_AES_128_GCM_SHA256)]
    [InlineData("ECDHE-RSA-AES128-GCM-SHA256", TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)]
    [InlineData("ECDHE-ECDSA-AES256-SHA384", TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384)]
    [InlineData("AES256-SHA", TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA)]
    [InlineData("DES-CBC3-SHA", TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA)]
    public void Name_OfASuite_IsThatOfOpenSsl(string name, TlsCipherSuite suite)
    {
        Assert.Equal(suite, CipherSuiteNames.Parse(name));
        Assert.Equal(name, CipherSuiteNames.Of(suite));
    }
}
