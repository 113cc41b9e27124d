@echo off
rem Installs reportgen for you alone the first time, then opens it. No network, no administrator.
cd /d "%~dp0"
set "PLACE=%LOCALAPPDATA%\reportgen"
if exist "%PLACE%\installed-@VERSION@" goto run
py -@PYTHON@ --version >nul 2>&1
if errorlevel 1 goto missing
echo Installing, once, into %PLACE% ...
if exist "%PLACE%\pyvenv.cfg" rmdir /s /q "%PLACE%"
py -@PYTHON@ -m venv "%PLACE%" || goto failed
"%PLACE%\Scripts\python.exe" -m pip install --quiet --no-index --find-links wheelhouse "forum-reportgen[@EXTRAS@]==@VERSION@" || goto failed
type nul > "%PLACE%\installed-@VERSION@"
:run
"%PLACE%\Scripts\reportgen.exe" review
if errorlevel 1 pause
exit /b
:missing
echo Python @PYTHON@ is needed and is not here. Install it for yourself, without an administrator:
echo get the installer from python.org, leave "Use admin privileges" empty, choose Install Now.
echo Then start this again.
pause
exit /b 1
:failed
echo The installation did not work; the lines above say why.
pause
exit /b 1
