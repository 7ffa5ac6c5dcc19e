// Command pulumi-language-nodejs stands in for Pulumi's Node.js language host, which is not served as a Go module. It
// starts the two entry points of the real SDK, @pulumi/pulumi/cmd/run for a program and @pulumi/pulumi/cmd/run-policy-pack
// for a policy pack, with the arguments and environment that Pulumi's own host gives them. Of a project's runtime options
// it reads `typescript` and `tsconfig`.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// exitLogged is the status with which @pulumi/pulumi/cmd/run ends when it has told the engine about the error already.
const exitLogged = 32

func main() {
	if err := serve(os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-language-nodejs:", err)
		os.Exit(1)
	}
}

// serve answers the engine at the given address until that engine is gone.
func serve(engine string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := rpcutil.Healthcheck(ctx, engine, 5*time.Minute, cancel); err != nil {
		return fmt.Errorf("no engine at %q: %w", engine, err)
	}
	stop := make(chan bool)
	context.AfterFunc(ctx, func() { close(stop) })
	server, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: stop,
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &languageHost{engine: engine})
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Println(server.Port) // the engine reads the first line of our output
	return <-server.Done
}

type languageHost struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	engine string
}

func (*languageHost) Handshake(
	context.Context, *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (*languageHost) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version.Version}, nil
}

// GetRequiredPackages names no package, so that the engine installs none: providers are attached to by port.
func (*languageHost) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

func (*languageHost) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}

// Run runs a program to its end.
func (host *languageHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	script, err := sdkScript(req.Info.ProgramDirectory, "run")
	if err != nil {
		return nil, err
	}
	environment, err := programEnvironment(req)
	if err != nil {
		return nil, err
	}
	arguments := []string{
		script,
		"--monitor=" + req.MonitorAddress,
		"--engine=" + host.engine,
		"--organization=" + req.Organization,
		"--project=" + req.Project,
		"--root-directory=" + req.Info.RootDirectory,
		"--stack=" + req.Stack,
		"--pwd=" + req.Info.ProgramDirectory,
		"--parallel=" + strconv.Itoa(int(req.Parallel)),
		"--dry-run=" + strconv.FormatBool(req.DryRun),
		req.Info.EntryPoint,
	}
	cmd := exec.CommandContext(ctx, "node", append(arguments, req.Args...)...)
	cmd.Dir = req.Pwd
	cmd.Env = environment
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr

	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case errors.As(err, &exit) && exit.ExitCode() == exitLogged:
		return &pulumirpc.RunResponse{Bail: true}, nil
	default:
		return &pulumirpc.RunResponse{Error: "program failed: " + err.Error()}, nil
	}
}

// RunPlugin runs a policy pack. The proxy stands between, because the pack's process wants the stack's configuration in
// its environment, and the engine sends it after the plugin has been started.
func (*languageHost) RunPlugin(req *pulumirpc.RunPluginRequest, server pulumirpc.LanguageRuntime_RunPluginServer) error {
	if req.Kind != "analyzer" {
		return fmt.Errorf("a plugin of kind %q is not run by this language host", req.Kind)
	}
	ctx, pack := server.Context(), req.Info.ProgramDirectory
	script, err := sdkScript(pack, "run-policy-pack")
	if err != nil {
		return err
	}
	streams, stdout, stderr, err := rpcutil.MakeRunPluginStreams(server, false)
	if err != nil {
		return err
	}
	defer streams.Close()
	proxy, packOutput, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	environment, err := packEnvironment(req.Env, stack)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "node", append(append([]string{script}, req.Args...), pack)...)
	cmd.Dir = pack
	cmd.Env = environment
	cmd.Stdout, cmd.Stderr = packOutput, stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, cmd)
}

// programEnvironment is this process's environment with what a program reads its configuration from.
func programEnvironment(req *pulumirpc.RunRequest) ([]string, error) {
	config, err := json.Marshal(req.Config)
	if err != nil {
		return nil, err
	}
	secrets, err := json.Marshal(append([]string{}, req.ConfigSecretKeys...))
	if err != nil {
		return nil, err
	}
	environment := append(os.Environ(), "PULUMI_CONFIG="+string(config), "PULUMI_CONFIG_SECRET_KEYS="+string(secrets))
	options := req.Info.Options.GetFields()
	if typescript, given := options["typescript"]; !given || typescript.GetBoolValue() {
		environment = append(environment, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if tsconfig := options["tsconfig"].GetStringValue(); tsconfig != "" {
		environment = append(environment, "PULUMI_NODEJS_TSCONFIG_PATH="+tsconfig)
	}
	return environment, nil
}

// packEnvironment adds to base which stack is judged. There is no stack while a pack is being published.
func packEnvironment(base []string, stack *pulumirpc.AnalyzerStackConfigureRequest) ([]string, error) {
	if stack == nil {
		return base, nil
	}
	config, err := json.Marshal(stack.Config)
	if err != nil {
		return nil, err
	}
	return append(base,
		"PULUMI_NODEJS_ORGANIZATION="+stack.Organization,
		"PULUMI_NODEJS_PROJECT="+stack.Project,
		"PULUMI_NODEJS_STACK="+stack.Stack,
		"PULUMI_NODEJS_DRY_RUN="+strconv.FormatBool(stack.DryRun),
		"PULUMI_CONFIG="+string(config),
	), nil
}

// sdkScript finds an entry point of the @pulumi/pulumi package as Node resolves it from the given folder.
func sdkScript(folder, name string) (string, error) {
	for parent := folder; ; parent = filepath.Dir(parent) {
		script := filepath.Join(parent, "node_modules", "@pulumi", "pulumi", "cmd", name)
		if _, err := os.Stat(script); err == nil {
			return script, nil
		}
		if parent == filepath.Dir(parent) {
			return "", fmt.Errorf("@pulumi/pulumi is not installed in %s: run npm install there", folder)
		}
	}
}
