using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Draw.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

[assembly: SupportedOSPlatform("browser")]

await JSHost.ImportAsync(Browser.Module, "../browser.js");
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<Page>("#app");
await builder.Build().RunAsync();
